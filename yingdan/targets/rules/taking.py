"""Taking in a table that somebody filled in elsewhere: what it changes, what others changed meanwhile, what it breaks.

A line is a person's (or a person's part's) year, day by day; columns are runs of its days that do not overlap.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from yingdan.targets.rules import period
from yingdan.targets.rules.days import respread
from yingdan.targets.rules.period import Period
from yingdan.targets.rules.sheet import Held, Span
from yingdan.targets.rules.split import Share, split
from yingdan.targets.rules.tree import Above, Node

Days = NDArray[np.int64]
Line = tuple[int, int, int]  # team, member, part
BLANK = -1  # a cell that says nothing


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns as runs of the days of a year: `first` to before `end`, counted from the 1st of January."""

    periods: Sequence[Period]
    first: Days
    end: Days

    @classmethod
    def of(cls, periods: Sequence[Period], year: int) -> "Grid":
        """The columns of these periods."""
        zero = date(year, 1, 1).toordinal()
        starts = [one.start.toordinal() - zero for one in periods]
        ends = [one.end.toordinal() - zero + 1 for one in periods]
        return cls(periods, np.array(starts, np.int64), np.array(ends, np.int64))

    def sums(self, days: Days) -> Days:
        """A line by column."""
        running = np.concatenate([[0], np.cumsum(days)])
        found: Days = running[self.end] - running[self.first]
        return found


@dataclass(frozen=True, slots=True)
class Merge:
    """Columns of a line, as places: to be set; older than what is there now; changed here and there."""

    wanted: list[int]
    stale: list[int]
    clashes: list[int]


def merge(told: Days, then: Days, now: Days, *, overwrite: bool) -> Merge:
    """What a line of a file asks for: `told` by the file, `then` when it was made, and `now`.

    What the file leaves as it was keeps what others made of it meanwhile; what both changed is a clash. With
    `overwrite` the file is right in everything.
    """
    differ = (told != BLANK) & (told != now)
    if overwrite:
        return Merge(np.flatnonzero(differ).tolist(), [], [])
    stale = differ & (told == then)
    clash = differ & ~stale & (then != now)
    wanted = differ & ~stale & ~clash
    return Merge(*(np.flatnonzero(one).tolist() for one in (wanted, stale, clash)))


@dataclass(slots=True)
class Filled:
    """A line after its changes: whole months whose days are still to be found, and days that are set already."""

    days: Days
    months: dict[int, int] = field(default_factory=dict)


def fill(
    now: Days, year: int, wanted: Iterable[tuple[Period, int]], locks: Collection[Span], weights: Days,
    floors: Mapping[int, int],
) -> Filled:  # fmt: skip
    """Sets periods of a line. A longer one is spread over its months (or days) in proportion to what they have, except
    those locked by themselves; `floors` is what locked days hold of a month. Raises `Infeasible`."""
    done = Filled(now.copy())
    for one, value in wanted:
        within = [lock for lock in locks if lock.inside(Span(one.start, one.end)) and lock != (one.start, one.end)]
        if one.whole_months:
            done.months.update(_months(now, year, one, value, within, floors))
        else:
            place = _place(one, year)
            held = {
                n: int(now[place][n])
                for lock in within
                for n in range((lock.start - one.start).days, (lock.end - one.start).days + 1)
            }
            current, weigh = now[place].tolist(), weights[place].tolist()
            done.days[place] = respread(value, current, weigh, held)
    return done


def _months(
    now: Days, year: int, one: Period, value: int, within: Sequence[Span], floors: Mapping[int, int]
) -> dict[int, int]:
    shares = []
    for number in range(one.first, one.last + 1):
        month = period.month(number, year)
        have, span = int(now[_place(month, year)].sum()), Span(month.start, month.end)
        if any(span.inside(lock) for lock in within):
            shares.append(Share.locked(number, have))
        else:
            shares.append(Share(number, have, floors.get(number, 0)))
    return split(value, shares)


def _place(one: Period, year: int) -> slice:
    zero = date(year, 1, 1).toordinal()
    return slice(one.start.toordinal() - zero, one.end.toordinal() - zero + 1)


@dataclass(frozen=True, slots=True)
class Broken:
    """A lock whose sum would move by `delta`, and the lines that move it."""

    lock: Held
    delta: int
    lines: list[Line]


def broken(moved: Mapping[Line, Days], locks: Iterable[Held], above: Above, year: int) -> list[Broken]:
    """The locks that the changes (by line and day) break, in order."""
    by_node: dict[Node, list[Held]] = {}
    for lock in locks:
        by_node.setdefault(lock.node, []).append(lock)
    deltas: dict[Held, int] = {}
    lines: dict[Held, list[Line]] = {}
    for line, days in moved.items():
        for node in above.nodes((*line, 0)):
            for lock in by_node.get(node, ()):
                part = days[_place(Period("day", *lock.span), year)]
                if part.any():
                    deltas[lock] = deltas.get(lock, 0) + int(part.sum())
                    lines.setdefault(lock, []).append(line)
    return [Broken(lock, delta, lines[lock]) for lock, delta in sorted(deltas.items()) if delta]
