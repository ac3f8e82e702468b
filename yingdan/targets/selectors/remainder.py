"""What of a target is still ahead: the days of its cells that may move, who can take more, and what was reached."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules import period, rebalance
from yingdan.targets.rules.days import respread_many
from yingdan.targets.rules.rebalance import Line, Room
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.rules.tree import Leaf
from yingdan.targets.rules.weights import Estimate, History, shrunk
from yingdan.targets.selectors import evidence

Flags = NDArray[np.bool_]
Amounts = NDArray[np.int64]


@dataclass(slots=True)
class Remainder:
    """The cells of a target day by day, and of these the days in `span` that no lock of a person holds.

    `works` are half days of work by member on each day of the year, leave and time out of post taken off.
    """

    target: Target
    days: dict[Leaf, list[int]]
    span: Span
    locks: frozenset[Held]
    works: Mapping[int, bytes]
    evidence: Mapping[int, Estimate]
    season: Mapping[int, float]
    _held: dict[tuple[int, int, int], list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for lock in self.locks:
            if lock.node.member:
                self._held.setdefault((*lock.node,), []).append(lock.span)

    def free(self, leaf: Leaf) -> Flags:
        """Which days of a cell may move."""
        month = period.month(leaf[3], self.target.year)
        found = _within(month, self.span)
        for part in {0, leaf[2]}:
            for span in self._held.get((leaf[0], leaf[1], part), ()):
                found &= ~_within(month, span)
        return found

    def open(self, leaf: Leaf) -> int:
        """What of a cell may move."""
        return int(np.array(self.days[leaf], np.int64)[self.free(leaf)].sum())

    def work(self, member: int, month: int, free: Flags | None = None) -> float:
        """Workdays of a person on the days in the span (or those of them that may move)."""
        halves = np.frombuffer(self.works[member], np.uint8)[_place(self.target.year, month)]
        inside = _within(period.month(month, self.target.year), self.span) if free is None else free
        return float(halves[inside].sum()) / 2

    def room(self, leaf: Leaf, growth: int | None, share: float = 1.0) -> Room:
        """The cell as the rules take it; `share` is the part's of what the person has."""
        free, days = self.free(leaf), np.array(self.days[leaf], np.int64)
        opened = int(days[free].sum())
        able = self.evidence[leaf[1]].weight if leaf[1] in self.evidence else 0.0
        weight = able * self.work(leaf[1], leaf[3], free) * self.season[leaf[3]] * share
        return Room(opened, weight, rebalance.ceiling(opened, int(days.sum()), growth))

    def rooms(self, lines: Collection[Line], growth: int | None) -> dict[Leaf, Room]:
        """The cells of some people in the months of the span; a person's parts share by what they have."""
        leaves = [leaf for leaf in self.days if (leaf[0], leaf[1]) in lines and leaf[3] in self.months]
        sums: dict[tuple[int, int, int], list[int]] = {}
        for leaf in leaves:
            sums.setdefault((leaf[0], leaf[1], leaf[3]), []).append(sum(self.days[leaf]))
        found = {}
        for leaf in leaves:
            have = sums[leaf[0], leaf[1], leaf[3]]
            share = sum(self.days[leaf]) / sum(have) if any(have) else 1 / len(have)
            found[leaf] = self.room(leaf, growth, share)
        return found

    @property
    def months(self) -> range:
        """The months that the span touches."""
        return range(self.span.start.month, self.span.end.month + 1)

    def filled(self, opened: Mapping[Leaf, int]) -> dict[Leaf, list[int]]:
        """The days of cells whose open amounts are new; only the cells that change."""
        by_month: dict[int, list[Leaf]] = {}
        for leaf, amount in opened.items():
            if amount != self.open(leaf):
                by_month.setdefault(leaf[3], []).append(leaf)
        found: dict[Leaf, list[int]] = {}
        for month, leaves in by_month.items():
            locked = ~np.array([self.free(leaf) for leaf in leaves])
            found |= self._spread(month, leaves, [opened[leaf] for leaf in leaves], locked)
        return found

    def settled(self, amounts: Mapping[Leaf, int]) -> dict[Leaf, list[int]]:
        """The days of whole months with new amounts; only the cells that change."""
        by_month: dict[int, list[Leaf]] = {}
        for leaf, amount in amounts.items():
            if amount != sum(self.days[leaf]):
                by_month.setdefault(leaf[3], []).append(leaf)
        found: dict[Leaf, list[int]] = {}
        for month, leaves in by_month.items():
            locked = np.zeros((len(leaves), len(self.days[leaves[0]])), bool)
            found |= self._spread(month, leaves, [amounts[leaf] for leaf in leaves], locked)
        return found

    def _spread(self, month: int, leaves: list[Leaf], opened: list[int], locked: Flags) -> dict[Leaf, list[int]]:
        place = _place(self.target.year, month)
        current = np.array([self.days[leaf] for leaf in leaves], np.int64)
        weights = np.array([np.frombuffer(self.works[leaf[1]], np.uint8)[place] for leaf in leaves], np.int64)
        whole = np.array(opened, np.int64) + np.where(locked, current, 0).sum(axis=1)
        return dict(zip(leaves, respread_many(whole, current, weights, locked).tolist(), strict=True))


def _place(year: int, month: int) -> slice:
    """Where a month's days are among the year's."""
    one, first = period.month(month, year), date(year, 1, 1).toordinal()
    return slice(one.start.toordinal() - first, one.end.toordinal() - first + 1)


def _within(month: period.Period, span: Span) -> Flags:
    """Which days of a month lie in a span."""
    found = np.zeros((month.end - month.start).days + 1, bool)
    first, last = max(month.start, span.start), min(month.end, span.end)
    if first <= last:
        found[first.day - 1 : last.day] = True
    return found


def load(
    target: Target, days: dict[Leaf, list[int]], members: Iterable[int], span: Span, locks: frozenset[Held]
) -> Remainder:
    """The remainder with the evidence of these people (and the works of all who have cells)."""
    people = list(Member.objects.filter(id__in={leaf[1] for leaf in days} | set(members)))
    works = leave.posts(calendars.Calendars(), target.year, people)
    planned = dict.fromkeys(range(1, 13), 0)
    for leaf, values in days.items():
        planned[leaf[3]] += sum(values)
    work = evidence.month_workdays(target.year)
    season = {month: fen / work[month] if work[month] else 0.0 for month, fen in planned.items()}
    if not any(season[month] for month in range(span.start.month, span.end.month + 1)):
        season = dict.fromkeys(season, 1.0)
    return Remainder(target, days, span, locks, works, estimates(target, people), season)


def estimates(target: Target, people: list[Member]) -> dict[int, Estimate]:
    """What a month in post of each is worth: the record of the last twelve whole months up to today, shrunk to the
    team's. When nobody has a record, all weigh the same."""
    past = evidence.window(target.year + 1)
    rows = metrics.find(target.metric).totals(start=past.start, end=past.end, owner=None, teams=None, by=["owner_id"])
    reached = {owner: value for owner, _, value in rows}
    records = {
        one.id: History(
            reached.get(one.id, 0),
            round(evidence.overlap_days(one, past.start, past.end) / evidence.DAYS_PER_MONTH, 1),
        )
        for one in people
    }
    found = shrunk(records, {one.id: one.team_id for one in people})
    if not any(one.weight for one in found.values()):
        return {key: Estimate(1.0, one.own, one.group, one.months, one.trust) for key, one in found.items()}
    return found


def reached(target: Target, teams: list[int], last: date) -> dict[tuple[int, int, int], int]:
    """By team, person and month what was reached from January to a day."""
    by = ["team_id", "owner_id", "month"]
    rows = metrics.find(target.metric).totals(start=date(target.year, 1, 1), end=last, owner=None, teams=teams, by=by)
    return {(team, owner, month.month): value for team, owner, month, _, value in rows if team and owner}


def settled_months(year: int, since: date) -> range:
    """The months of the year that are over before a day."""
    before = since - timedelta(1)
    if before.year < year:
        return range(1, 1)
    return range(1, before.month + 1 if (before + timedelta(1)).day == 1 else before.month)
