"""A rebalancing as people read it: before and after by person and month, and why."""

from dataclasses import dataclass

from yingdan.kernel import units
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.targets import metrics
from yingdan.targets.rules.rebalance import Line
from yingdan.targets.services.rebalance import Proposal

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Row:
    """A person whose cells change: the twelve months before and after, and the reason in words."""

    team: int
    member: int
    name: str
    before: list[int]
    after: list[int]
    reason: str


def rows(actor: Actor, found: Proposal) -> list[Row]:
    """Everybody whose cells change, those who give first, then by how much."""
    touched = {(leaf[0], leaf[1]) for leaf in found.changes}
    before = {line: [0] * 12 for line in touched}
    after = {line: [0] * 12 for line in touched}
    for leaf, days in found.ahead.days.items():
        line = leaf[0], leaf[1]
        if line in touched:
            before[line][leaf[3] - 1] += sum(days)
            after[line][leaf[3] - 1] += sum(found.changes.get(leaf, days))
    names = dict(Member.objects.filter(id__in={member for _, member in touched}).values_list("id", "name"))
    moved = {line: _moved(found, before[line], after[line]) for line in touched}
    order = sorted(touched, key=lambda line: (moved[line] >= 0, -abs(moved[line]), line))
    taken = sum(amount for amount in moved.values() if amount > 0) or 1
    say = _Words(actor, found, taken)
    return [
        Row(*line, names[line[1]], before[line], after[line], say.why(line, before[line], after[line]))
        for line in order
        if before[line] != after[line]
    ]


def _moved(found: Proposal, before: list[int], after: list[int]) -> int:
    """What the rest of the year changes by."""
    months = [month - 1 for month in found.ahead.months]
    return sum(after[n] - before[n] for n in months)


class _Words:
    """Says why in the reader's language."""

    def __init__(self, actor: Actor, found: Proposal, taken: int) -> None:
        self.locale, self.found, self.taken = actor.locale, found, taken
        self.unit = units.of(metrics.find(found.target.metric).unit)

    def amount(self, value: int | float) -> str:
        """In the metric's unit."""
        return f"{value / self.unit.scale:,.0f}"

    def why(self, line: Line, before: list[int], after: list[int]) -> str:
        """The reason of one person."""
        parts = []
        moved = _moved(self.found, before, after)
        if line in self.found.settled:
            planned, reached = self.found.settled[line]
            numbers = {"target": planned, "actual": reached, "gap": abs(planned - reached)}
            code = "target_why_short" if planned > reached else "target_why_over"
            parts.append(self._text(code, **numbers))
        if line in self.found.given:
            parts.append(self._text("target_why_given", amount=-moved))
        elif self.found.wish.kind == "amount":
            months = [month - 1 for month in self.found.ahead.months]
            parts.append(self._text("target_why_scaled", before=sum(before[n] for n in months),
                                    after=sum(after[n] for n in months)))  # fmt: skip
        elif moved > 0:
            parts.append(self._taken(line, moved))
        elif moved < 0:
            parts.append(self._text("target_why_relieved", amount=-moved))
        full = self._full(line, before, after)
        if full:
            parts.append(text("target_why_full", self.locale, growth=self.found.wish.growth, months=full))
        return ("；" if self.locale != "en" else "; ").join(parts)

    def _taken(self, line: Line, moved: int) -> str:
        known = self.found.ahead.evidence[line[1]]
        days = sum(self.found.ahead.work(line[1], month) for month in self.found.ahead.months)
        return text(
            "target_why_taken", self.locale, amount=self.amount(moved), share=round(100 * moved / self.taken),
            days=f"{days:g}", own=self.amount(known.own), group=self.amount(known.group),
            trust=round(100 * known.trust),
        )  # fmt: skip

    def _text(self, code: str, **amounts: int) -> str:
        return text(code, self.locale, **{name: self.amount(value) for name, value in amounts.items()})

    def _full(self, line: Line, before: list[int], after: list[int]) -> int:
        """In how many months the person is at the limit of growth."""
        growth = self.found.wish.growth
        if growth is None or line in self.found.given:
            return 0
        months = [month - 1 for month in self.found.ahead.months]
        return sum(
            1 for n in months if before[n] and after[n] > before[n] and after[n] >= before[n] * (100 + growth) // 100
        )
