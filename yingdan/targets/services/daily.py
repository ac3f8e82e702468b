"""Months that changed, day by day: in proportion to the days they had, else by the calendar; locked days stay."""

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave
from yingdan.targets.models import Target
from yingdan.targets.rules import period
from yingdan.targets.rules.days import respread_many
from yingdan.targets.rules.sheet import Held
from yingdan.targets.rules.tree import Above, Leaf, Node


def fill(
    target: Target,
    after: Mapping[Leaf, int],
    before: Mapping[Leaf, list[int]],
    locks: Collection[Held] = (),
    above: Above | None = None,
) -> dict[Leaf, list[int]]:
    """The days of months with their new amounts; `before` are their days so far (missing: a new cell)."""
    work = year_weights(target.year, {leaf[1] for leaf in after})
    held = FineLocks(locks, above or Above({}), target.year)
    found: dict[Leaf, list[int]] = {}
    by_month: dict[int, list[Leaf]] = {}
    for leaf in after:
        by_month.setdefault(leaf[3], []).append(leaf)
    for month, leaves in by_month.items():
        place = days_of(target.year, month)
        weights = np.array([work[leaf[1]][place] for leaf in leaves])
        current = [before.get(leaf) or [0] * weights.shape[1] for leaf in leaves]
        locked = np.array([held.days(leaf) for leaf in leaves], bool) if held else None
        rows = respread_many(np.array([after[leaf] for leaf in leaves]), np.array(current), weights, locked)
        found.update(zip(leaves, rows.tolist(), strict=True))
    return found


def days_of(year: int, month: int) -> slice:
    """The place of a month in a year's days."""
    span, first = period.month(month, year), date(year, 1, 1).toordinal()
    return slice(span.start.toordinal() - first, span.end.toordinal() - first + 1)


def year_weights(year: int, members: Collection[int]) -> dict[int, NDArray[np.int64]]:
    """By member, the weight of each day of the year: workdays in post, leave taken off."""
    people = Member.objects.filter(id__in=members)
    posts = leave.posts(calendars.load(), year, people)
    return {member: np.frombuffer(days, np.uint8).astype(np.int64) for member, days in posts.items()}


class FineLocks:
    """The locks finer than a month, which hold single days of the cells below their nodes."""

    def __init__(self, locks: Collection[Held], above: Above, year: int) -> None:
        self.year, self.above = year, above
        self.by_node: dict[Node, list[Held]] = {}
        for lock in locks:
            if not period.is_whole_months(lock.span.start, lock.span.end):
                self.by_node.setdefault(lock.node, []).append(lock)

    def __bool__(self) -> bool:
        return bool(self.by_node)

    def days(self, leaf: Leaf) -> NDArray[np.bool_]:
        """Which days of a cell are held."""
        span = period.month(leaf[3], self.year)
        held = np.zeros((span.end - span.start).days + 1, bool)
        for node in self.above.nodes(leaf):
            for lock in self.by_node.get(node, ()):
                first, last = max(lock.span.start, span.start), min(lock.span.end, span.end)
                if first <= last:
                    held[first.day - 1 : last.day] = True
        return held

    def floors(self, before: Mapping[Leaf, list[int]]) -> dict[Leaf, int]:
        """What the held days of cells make up."""
        sums = {leaf: int(np.array(days)[self.days(leaf)].sum()) for leaf, days in before.items()}
        return {leaf: fen for leaf, fen in sums.items() if fen}
