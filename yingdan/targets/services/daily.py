"""Months that changed, day by day: in proportion to the days they had, else by the calendar; locked days stay."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from yingdan.org.models import Member
from yingdan.targets.models import Target
from yingdan.targets.rules import calendar, period
from yingdan.targets.rules.days import respread_many
from yingdan.targets.rules.sheet import Held
from yingdan.targets.rules.tree import Above, Leaf, Node

ONE_DAY = timedelta(1)


def fill(
    target: Target,
    after: Mapping[Leaf, int],
    before: Mapping[Leaf, list[int]],
    locks: Collection[Held] = (),
    above: Above | None = None,
) -> dict[Leaf, list[int]]:
    """The days of months with their new amounts; `before` are their days so far (missing: a new cell)."""
    posts = in_post(target.year, {leaf[1] for leaf in after})
    held = FineLocks(locks, above or Above({}), target.year)
    found: dict[Leaf, list[int]] = {}
    by_month: dict[int, list[Leaf]] = {}
    for leaf in after:
        by_month.setdefault(leaf[3], []).append(leaf)
    for month, leaves in by_month.items():
        base = workday_weights(target.year, month)
        current = [before.get(leaf) or [0] * len(base) for leaf in leaves]
        weights = [present(base, target.year, month, posts.get(leaf[1])) for leaf in leaves]
        locked = np.array([held.days(leaf) for leaf in leaves], bool) if held else None
        rows = respread_many(np.array([after[leaf] for leaf in leaves]), np.array(current), np.array(weights), locked)
        found.update(zip(leaves, rows.tolist(), strict=True))
    return found


def workday_weights(year: int, month: int) -> list[int]:
    """1 for each workday of the month, 0 for the other days."""
    span = period.month(month, year)
    return [int(calendar.is_workday(span.start + n * ONE_DAY)) for n in range((span.end - span.start).days + 1)]


def in_post(year: int, members: Collection[int]) -> dict[int, tuple[date, date]]:
    """First and last day in post of those who are not there all the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = Member.objects.filter(id__in=members).values_list("id", "started_on", "ended_on")
    spans = {member: (max(start or first, first), min(end or last, last)) for member, start, end in rows}
    return {member: span for member, span in spans.items() if span != (first, last)}


def present(base: list[int], year: int, month: int, post: tuple[date, date] | None) -> list[int]:
    """The weights of a month for somebody who is in post for a part of the year."""
    if post is None:
        return base
    start = date(year, month, 1)
    there = [post[0] <= start + n * ONE_DAY <= post[1] for n in range(len(base))]
    return [weight if here else 0 for weight, here in zip(base, there, strict=True)]


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
