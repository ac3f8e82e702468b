"""Which calls count at every node, rolled up over the tree, for any period: longer ones are the sum of their parts."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

import numpy as np

from yingdan.forecast.models import Setup
from yingdan.forecast.rules import horizon, rollup
from yingdan.forecast.rules.rollup import Said
from yingdan.forecast.selectors import ledger
from yingdan.forecast.services.desk import Desk, Ints
from yingdan.targets.rules.period import Kind, Period

COLUMNS = ("rolled_commit", "rolled_best", "commit", "best")


@dataclass(slots=True)
class Calls:
    """By node: COLUMNS, how many people are to submit, how many did, and whether an override counts."""

    amounts: dict[str, Ints]
    people: Ints
    called: Ints
    overridden: Ints


class Caller:
    """Of one run."""

    def __init__(self, at: datetime, setup: Setup, desk: Desk, spans: list[Period]) -> None:
        self.desk, self.cadence = desk, cast(Kind, setup.cadence)
        parts = {part.key for span in spans for part in horizon.parts(span, self.cadence)}
        self.said = ledger.said(sorted(parts), at)
        self.place = {team: n for n, team in enumerate(desk.leaves.teams)}
        self.team_of = np.array([self.place[team] for team in desk.leaves.team.tolist()], dtype=np.int64)
        self.main = {person: self._main(person) for person in desk.people}
        self._kept: dict[str, np.ndarray] = {}

    def _main(self, person: int) -> int:
        """The line that a person's call stands in: the one in the main team."""
        team = self.desk.people[person]
        return next(line for line in self.desk.held[person] if self.desk.leaves.team[line] == team)

    def of(self, span: Period, lines: dict[str, Ints]) -> Calls:
        """The calls of a period; one shorter than what people submit for has none, only what deals are named."""
        parts = horizon.parts(span, self.cadence)
        table = (
            sum((self._part(part) for part in parts), np.zeros_like(self._part(span))) if parts else self._part(span)
        )
        today = self.desk.basis.day
        said = [self.said[part.key] for part in parts if part.end >= today]
        own, over = np.zeros(self.desk.size, dtype=np.int64), np.zeros(len(table), dtype=np.int64)
        for one in said:
            for (kind, key), found in one.items():
                line = self.main.get(key) if kind == "member" else None
                if line is not None:
                    own[line] = max(own[line], found.own is not None)
                    over[line] |= found.override is not None
                elif kind == "team" and key in self.place:
                    over[self.desk.size + self.place[key]] |= found.override is not None
        busy = (lines["target"] > 0) | (lines["open_fen"] > 0) | (own > 0)
        main = np.zeros(self.desk.size, dtype=bool)
        main[list(self.main.values())] = True
        return Calls(
            {name: table[:, n] for n, name in enumerate(COLUMNS)},
            self.desk.over((busy & main).astype(np.int64)), self.desk.over(own), over,
        )  # fmt: skip

    def _part(self, span: Period) -> np.ndarray:
        """(nodes, COLUMNS) of one period that people submit for."""
        if span.key not in self._kept:
            self._kept[span.key] = self._rolled(span)
        return self._kept[span.key]

    def _rolled(self, span: Period) -> np.ndarray:
        desk, named = self.desk, self.desk.named(span)
        base = np.stack([named["named_commit"], named["named_best"]], axis=1)
        said = {} if span.end < desk.basis.day else self.said.get(span.key, {})
        lines = base.copy()
        for (kind, key), one in said.items():
            if kind == "member" and one.counts and key in self.main:
                lines[desk.held[key]] = 0  # a call speaks for all that a person does, in whichever team
                lines[self.main[key]] = one.counts
        direct = np.zeros((len(desk.leaves.teams), 2), dtype=np.int64)
        np.add.at(direct, self.team_of, lines)
        of_teams: dict[int, Said] = {
            self.place[key]: one for (kind, key), one in said.items() if kind == "team" and key in self.place
        }
        rolled = rollup.of_teams(desk.leaves.above, [(a, b) for a, b in direct.tolist()], of_teams)
        teams = np.array([[*one.rolled, *one.counts] for one in rolled], dtype=np.int64).reshape(-1, 4)
        several = [np.concatenate([base[held].sum(axis=0), lines[held].sum(axis=0)]) for held in desk.several.values()]
        own = np.concatenate([base, lines], axis=1)
        return np.concatenate([own, teams, np.array(several, dtype=np.int64).reshape(-1, 4)])
