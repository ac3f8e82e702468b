"""The arrays that a run works on: lines of people in teams, what each holds, and the sums over them."""

from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yingdan.forecast.models import Setup
from yingdan.forecast.rules import fresh, risks, simulate
from yingdan.forecast.rules.stays import Days, Numbers
from yingdan.forecast.rules.tree import Leaves
from yingdan.forecast.selectors import sources
from yingdan.forecast.services.basis import Basis
from yingdan.targets.rules.period import Period

Ints = NDArray[np.int64]
COMMIT, BEST = sources.CATEGORIES.index("commit"), sources.CATEGORIES.index("best_case")
CERTAIN = 0.999


class Desk:
    """Everything of one run."""

    def __init__(
        self, leaves: Leaves, people: dict[int, int], deals: sources.Open, won: sources.Won, basis: Basis, setup: Setup
    ) -> None:
        self.leaves, self.people, self.deals, self.won, self.basis = leaves, people, deals, won, basis
        self.size = len(leaves.team)
        self.deal_line = leaves.place(deals.team, deals.owner)
        self.won_line = leaves.place(won.team, won.owner)
        self.stage = np.array([basis.places[one] for one in deals.stage.tolist()], dtype=np.int64)
        self.age = np.minimum(deals.age, risks.OLDEST)
        rates = np.array([basis.rates[one] for one in deals.stage.tolist()])
        share = rates if setup.rates == "history" else deals.percent / 100
        self.weighted = np.rint(deals.fen * share).astype(np.int64)
        held: dict[int, list[int]] = {}
        for line, owner in enumerate(leaves.owner.tolist()):
            held.setdefault(owner, []).append(line)
        self.held = held
        self.several = {owner: lines for owner, lines in held.items() if owner and len(lines) > 1}
        self.rate, self.size_of_deal = self._run_rates(setup.window)

    def nodes(self) -> list[tuple[int | None, int | None]]:
        """As `figures.Worked` orders them."""
        lines = list(zip(self.leaves.team.tolist(), self.leaves.owner.tolist(), strict=True))
        return [*lines, *((team, None) for team in self.leaves.teams), *((None, owner) for owner in self.several)]

    def over(self, lines: NDArray[Any]) -> NDArray[Any]:
        """(lines, …) → (nodes, …)."""
        several = [lines[held].sum(axis=0, keepdims=True) for held in self.several.values()]
        return np.concatenate([lines, self.leaves.sums(lines), *several])

    def _sum(self, line: Days, values: NDArray[Any], mask: NDArray[np.bool_]) -> Ints:
        found = np.zeros(self.size, dtype=np.int64)
        np.add.at(found, line[mask], values[mask])
        return found

    def won_in(self, start: date, end: date) -> Ints:
        """Won from a day to another, by line."""
        return self._sum(self.won_line, self.won.fen, _within(self.won.day, start, end))

    def named(self, span: Period) -> dict[str, Ints]:
        """What was won, and what it comes to with the deals that are named commit or best case."""
        won = self.won_in(span.start, span.end)
        if span.end < self.basis.day:  # over: an open deal that was expected then waits, and is expected nowhere
            return {"won": won, "named_commit": won, "named_best": won}
        due = _within(self.deals.close, span.start, span.end)
        commit = won + self._sum(self.deal_line, self.deals.fen, due & (self.deals.category == COMMIT))
        best = commit + self._sum(self.deal_line, self.deals.fen, due & (self.deals.category == BEST))
        return {"won": won, "named_commit": commit, "named_best": best}

    def lines(self, span: Period, plan: dict[tuple[int, int], int]) -> dict[str, Ints]:
        """The columns of a period by line."""
        due = _within(self.deals.close, span.start, span.end)
        found = self.named(span)
        target = np.zeros(self.size, dtype=np.int64)
        if plan:
            pairs = np.array(list(plan), dtype=np.int64)
            target[self.leaves.place(pairs[:, 0], pairs[:, 1])] = list(plan.values())
        new = np.rint(self.rate * self._weight(span)).astype(np.int64)
        still = self._sum(self.deal_line, np.rint(self.deals.fen * self.chance(span)).astype(np.int64), due | ~due)
        return {
            **found, "target": target,
            "open_fen": self._sum(self.deal_line, self.deals.fen, due),
            "open_count": self._sum(self.deal_line, np.ones_like(self.deals.fen), due),
            "weighted": found["won"] + self._sum(self.deal_line, self.weighted, due),
            "fresh": new, "expected": found["won"] + still + new,
        }  # fmt: skip

    def chance(self, span: Period) -> Numbers:
        """Of each open deal to be won in the period."""
        day = self.basis.day
        before = self.basis.chance[(max(span.start, day) - day).days][self.stage, self.age]
        until = self.basis.chance[(span.end + timedelta(1) - day).days][self.stage, self.age]
        return np.asarray(np.clip((until - before) * self.basis.correction, 0.0, CERTAIN))

    def draws(self, span: Period, shock: Numbers) -> Numbers:
        """(lines, draws) of what is still to come in the period."""
        seed = simulate.SEED + span.start.toordinal() * 1000 + (span.end - span.start).days
        chance = self.chance(span)
        worth = chance > 1e-4
        still = simulate.open_deals(
            chance[worth], self.deals.fen[worth].astype(float), self.deal_line[worth], self.size, shock, seed
        )
        expected = self.rate * self._weight(span)
        return still + simulate.new_business(expected, self.size_of_deal, self.basis.varied, shock, seed)

    def _weight(self, span: Period) -> float:
        return fresh.weights(self.basis.day, span.start, span.end, self.basis.share, self.basis.season)

    def _run_rates(self, window: int) -> tuple[Numbers, Numbers]:
        """Fen a day without season by line, and the mean size of deals. What people who left won stays with their team,
        in the line that nobody owns; what is known of one leans on the team."""
        last = self.basis.day - timedelta(1)
        begun = last - timedelta(window - 1)
        recent = _within(self.won.day, begun, last)
        line = self.won_line.copy()
        gone = np.array([owner not in self.people for owner in self.won.owner.tolist()], dtype=bool)
        line[gone] = self.leaves.place(self.won.team[gone], np.zeros(int(gone.sum()), dtype=np.int64))
        fen, count = self._sum(line, self.won.fen, recent), self._sum(line, self.won.count, recent)
        months = [(begun + timedelta(n)).month for n in range(window)]
        rate = fresh.run_rate(fen.astype(float), self.basis.season, months, window)
        selling = (fen > 0) | (self._sum(self.deal_line, self.deals.fen, self.deals.fen >= 0) > 0)
        present = np.array([owner in self.people for owner in self.leaves.owner.tolist()], dtype=bool) & selling
        rate[present] = fresh.leaning(rate[present], count[present].astype(float), self.leaves.team[present])
        return rate, np.full(self.size, self.basis.deal)


def _within(days: Days, start: date, end: date) -> NDArray[np.bool_]:
    return (days >= start.toordinal()) & (days <= end.toordinal())
