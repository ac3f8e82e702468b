"""What rows can carry in the columns open to them (Hall's condition): who cannot, and how much they can."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
NARROWED = 60  # rows of a conflict that are tried one by one
SUBSETS = 14  # columns, alike ones taken together, up to which all sets of columns are looked at


def smallest_conflict(
    open_: Flags, need: Ints, have: Ints, fits: Callable[[Ints], bool]
) -> tuple[list[int], int, int] | None:
    """The fewest rows that need more than the columns open to them hold, their need and that room; None if all fit.

    `fits` says whether some rows alone have room; it is asked when there are too many kinds of columns to look at all
    sets of them; then a set of up to `NARROWED` rows is such that no row can be left out.
    """
    _, kind = np.unique(open_, axis=1, return_inverse=True)
    kind = kind.reshape(-1)
    if kind.max(initial=0) < SUBSETS:
        return _fewest(_Sets(open_, have, kind), need)
    named = _irreducible(open_, need, have, fits)
    if named is None:
        return None
    return named, int(need[named].sum()), int(have[open_[named].any(axis=0)].sum())


class _Sets:
    """All sets of kinds of columns, as bit masks: what they hold, and which rows reach nothing else."""

    def __init__(self, open_: Flags, have: Ints, kind: Ints) -> None:
        self.count = 1 << int(kind.max(initial=-1) + 1)
        self.masks = np.arange(self.count)
        bits = np.int64(1) << kind
        self.reach = np.bitwise_or.reduce(np.where(open_, bits, 0), axis=1, initial=0)
        self.room = self.sums_below(np.int64(1) << kind, have)

    def sums_below(self, masks: Ints, values: Ints) -> Ints:
        """By set, the sum of the values whose mask lies within it."""
        sums = np.zeros(self.count, np.int64)
        np.add.at(sums, masks, values)
        step = 1
        while step < self.count:
            view = sums.reshape(-1, 2, step)
            view[:, 1] += view[:, 0]
            step *= 2
        return sums


def _fewest(sets: _Sets, need: Ints) -> tuple[list[int], int, int] | None:
    """Of each set of columns that is asked too much, the rows with the largest needs; the fewest of all."""
    found: tuple[list[int], int, int] | None = None
    order = np.lexsort((np.arange(len(need)), -need))
    for mask in np.flatnonzero(sets.sums_below(sets.reach, need) > sets.room):
        inside = order[(sets.reach[order] | mask) == mask]
        sums = need[inside].cumsum()
        count = int(np.searchsorted(sums, sets.room[mask], side="right")) + 1
        if found is None or count < len(found[0]):
            found = sorted(inside[:count].tolist()), int(sums[count - 1]), int(sets.room[mask])
    return found


def _irreducible(open_: Flags, need: Ints, have: Ints, fits: Callable[[Ints], bool]) -> list[int] | None:
    """Rows that do not fit together; up to `NARROWED` of them none can be left out: small needs are tried first."""
    named = np.flatnonzero(need > 0)
    if fits(named):
        return None
    label = _parts(open_)
    for one in np.unique(label[named]):  # rows that share no columns with the others, directly or not
        inside = named[label[named] == one]
        if need[inside].sum() > have[open_[inside].any(axis=0)].sum():
            named = inside
            break
    for row in sorted(named.tolist(), key=lambda row: (need[row], -row)) if len(named) <= NARROWED else []:
        fewer = named[named != row]
        if not fits(fewer):
            named = fewer
    return [int(row) for row in named]


def _parts(open_: Flags) -> Ints:
    """By row, the first of the rows that it is connected with through columns."""
    label = np.arange(len(open_))
    while True:
        column = np.where(open_, label[:, None], len(open_)).min(axis=0, initial=len(open_))
        new = np.minimum(label, np.where(open_, column, len(open_)).min(axis=1, initial=len(open_)))
        if (new == label).all():
            return label
        label = new


def most(open_: Flags, need: Ints, have: Ints, settled: Flags) -> Ints:
    """What each row can carry of its need, at most: in proportion to need wherever columns are short.

    The set of columns that is asked for most in relation to what it holds is shared out first among the rows that
    reach nothing else; then the next, until none is asked too much. `settled` rows keep what they need. Units lost by
    rounding down go to the first rows that have room. For up to `SUBSETS` kinds of columns.
    """
    _, kind = np.unique(open_, axis=1, return_inverse=True)
    sets = _Sets(open_, have, kind.reshape(-1))
    found, settled = need.copy(), settled.copy()
    while True:
        spare = sets.room - sets.sums_below(sets.reach, np.where(settled, found, 0))
        asked = sets.sums_below(sets.reach, np.where(settled, 0, need))
        short = np.flatnonzero((asked > spare) & (asked > 0))
        if not len(short):
            return _topped_up(sets, need, found)
        ratio = spare[short] / asked[short]
        mask = int(short[ratio.argmin()])
        inside = ~settled & ((sets.reach | mask) == mask)
        left = max(int(spare[mask]), 0)
        found[inside] = [int(amount) * left // int(asked[mask]) for amount in need[inside]]
        settled |= inside


def _topped_up(sets: _Sets, need: Ints, found: Ints) -> Ints:
    spare = sets.room - sets.sums_below(sets.reach, found)
    for row in np.flatnonzero(found < need).tolist():
        above = (sets.masks & sets.reach[row]) == sets.reach[row]
        more = min(int(spare[above].min()), int(need[row] - found[row]))
        found[row] += more
        spare[above] -= more
    return found
