"""Months that changed, day by day: in proportion to the days they had, else by the calendar; locked days stay."""

from collections.abc import Collection, Mapping, Sequence
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
    anew: Sequence[int] | None = None,
) -> dict[Leaf, list[int]]:
    """The days of months with their new amounts; `before` are their days so far (missing: a new cell).

    With `anew`, weights of the days of the year, only locked days keep what they had.
    """
    work = year_weights(target.year, {leaf[1] for leaf in after}, anew)
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
        have = np.array(current)
        if anew is not None:
            have = np.zeros_like(have) if locked is None else np.where(locked, have, 0)
        rows = respread_many(np.array([after[leaf] for leaf in leaves]), have, weights, locked)
        found.update(zip(leaves, rows.tolist(), strict=True))
    return found


def days_of(year: int, month: int) -> slice:
    """The place of a month in a year's days."""
    span, first = period.month(month, year), date(year, 1, 1).toordinal()
    return slice(span.start.toordinal() - first, span.end.toordinal() - first + 1)


def year_weights(
    year: int, members: Collection[int], base: Sequence[int] | None = None
) -> dict[int, NDArray[np.int64]]:
    """By member, the weight of each day of the year: workdays in post by the calendar of the own team, leave taken off;
    or the `base` weights of the days, free days among them, that the person is in post."""
    known, people = calendars.Calendars(), list(Member.objects.filter(id__in=members))
    posts = leave.posts(known, year, people)
    halves = {member: np.frombuffer(days, np.uint8).astype(np.int64) for member, days in posts.items()}
    if base is None:
        return halves
    weights = np.array(base, np.int64)
    first = date(year, 1, 1).toordinal()
    for one in people:
        works = np.frombuffer(known.of(one.team_id).year(year).weights, np.uint8)
        there = np.zeros(len(weights), bool)
        start = max((one.started_on.toordinal() if one.started_on else first) - first, 0)
        end = max((one.ended_on.toordinal() - first + 1) if one.ended_on else len(weights), 0)
        there[start:end] = True
        halves[one.id] = np.where(works > 0, halves[one.id] * weights, np.where(there, 2 * weights, 0))
    return halves


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
