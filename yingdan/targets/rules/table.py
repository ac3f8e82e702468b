"""Two dimensions: tables with both margins given, raked from a seed and rounded so that both stay exact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules import cube, room
from yingdan.targets.rules.rounding import controlled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
ROUNDS = 300
TOLERANCE = 1e-13  # of the total: what raking may still differ by; whole numbers then make it exact
FAINT = 1e-15  # the least positive seed, of the largest of its row
FINE = 20  # ideals are kept in 1/2²⁰ units …
BITS = 50  # … or coarser, so that sums stay below 2⁵⁰, where floating point is exact and products can be divided
CHUNK = 1 << 21  # cells × columns handled at once
NARROW = 20  # the most columns of the short side; beyond (persons × customers) cells are few, and handled as a list


@dataclass(frozen=True, slots=True)
class Table:
    """A seed [rows, columns] and its margins."""

    seed: Floats
    rows: Ints
    columns: Ints

    @classmethod
    def of(cls, seed: Any, rows: Any, columns: Any) -> "Table":
        """From anything that is like an array; what is not positive in the seed counts as 0."""
        seed = np.maximum(np.asarray(seed, np.float64), 0).reshape(len(rows), len(columns))
        return cls(seed, np.asarray(rows, np.int64), np.asarray(columns, np.int64))

    @property
    def turned(self) -> "Table":
        """Rows for columns."""
        return Table(self.seed.T, self.columns, self.rows)

    def conflict(self, keys: Sequence[Any]) -> Infeasible:
        """Names the fewest rows that need more than the columns open to them hold."""
        open_ = self.seed > 0
        found = room.smallest_conflict(open_, self.rows, self.columns, self._fits)
        if found is None:  # not the rows are too large but the columns
            return Infeasible("target_no_room", list(keys), int(self.rows.sum()), int(self.columns.sum()))
        named, need, have = found
        return Infeasible("target_no_room", [keys[row] for row in named], need, have)

    def _fits(self, rows: Ints) -> bool:
        """Whether some of the rows alone have room: with one more row that takes what they leave."""
        left = self.columns.sum() - self.rows[rows].sum()
        if left < 0:
            return False
        seed = np.vstack([self.seed[rows] > 0, np.ones(len(self.columns))])
        return fit_many([Table.of(seed, [*self.rows[rows], left], self.columns)])[0] is not None


def fit(
    seed: Mapping[tuple[Any, Any], float], rows: Mapping[Any, int], columns: Mapping[Any, int]
) -> dict[tuple[Any, Any], int]:
    """Whole amounts by (row, column) whose sums are exactly `rows` and `columns`, as close as can be to the raked seed.

    Cells that the seed leaves out (or gives 0) stay 0. Every amount is the floor or the ceiling of its raked ideal.
    Raises `Infeasible` (`target_no_room`) naming the fewest rows that need more than their columns hold.
    """
    row_keys, column_keys = sorted(rows), sorted(columns)
    start = [[seed.get((row, column), 0.0) for column in column_keys] for row in row_keys]
    table = Table.of(start, [rows[key] for key in row_keys], [columns[key] for key in column_keys])
    whole = fit_many([table])[0]
    if whole is None:
        raise table.conflict(row_keys)
    lines = whole.tolist()
    return {(row, column): lines[i][j] for i, row in enumerate(row_keys) for j, column in enumerate(column_keys)}


def fit_many(tables: Sequence[Table]) -> list[Ints | None]:
    """The whole amounts of each table; None where there are none. Tables of one shape are worked together."""
    found: list[Ints | None] = [None] * len(tables)
    shapes: dict[tuple[int, ...], list[int]] = {}
    for n, table in enumerate(tables):
        shapes.setdefault(table.seed.shape, []).append(n)
    for shape, members in shapes.items():
        if 0 in shape:
            for n in members:
                found[n] = None if tables[n].rows.any() or tables[n].columns.any() else np.zeros(shape, np.int64)
            continue
        if min(shape) > NARROW:
            for n in members:
                found[n] = _sparse(tables[n])
            continue
        for some in _chunks(members, shape):
            wide = shape[1] > shape[0]
            work = [tables[n].turned if wide else tables[n] for n in some]
            whole, ok = _solve(*(np.stack([getattr(t, name) for t in work]) for name in ("seed", "rows", "columns")))
            for n, amounts, good in zip(some, whole, ok.tolist(), strict=True):
                found[n] = (amounts.T if wide else amounts) if good else None
    return found


def _chunks(members: list[int], shape: tuple[int, ...]) -> Iterable[list[int]]:
    size = max(CHUNK // max(shape[0] * shape[1] * min(shape), 1), 1)
    return (members[start : start + size] for start in range(0, len(members), size))


def _sparse(table: Table) -> Ints | None:
    """With two margins the linear programme of rounding has whole corners, so that no margin ever gives way."""
    margins = [cube.Margin("rows", (0,), table.rows), cube.Margin("columns", (1,), table.columns)]
    try:
        return cube.fit(table.seed, margins).amounts
    except Infeasible as error:
        if error.code != "target_margins_differ":
            raise
        return None


def _solve(seed: Floats, rows: Ints, columns: Ints) -> tuple[Ints, Flags]:
    """The rounded tables [table, row, column], and which of them are any good."""
    ideal, scale, ok = raked(seed, rows, columns)
    whole = np.zeros(ideal.shape, np.int64)
    whole[ok] = controlled(ideal[ok], scale[ok], rows[ok], columns[ok])
    return whole, ok


def raked(seed: Floats, rows: Ints, columns: Ints) -> tuple[Ints, Ints, Flags]:
    """The ideal tables with both margins exact, in units of 1/scale; scales; which tables exist, given the zeros.

    Iterative proportional fitting in floating point, then rows made exact in whole numbers, then what the columns
    still differ by moved along paths of the seed: so feasibility never hangs on convergence.
    """
    totals = rows.sum(axis=1)
    if (totals >= 1 << BITS).any():
        raise Infeasible("target_too_large", [], int(totals.max()), 1 << BITS)
    ok: Flags = (totals == columns.sum(axis=1)) & (rows >= 0).all(axis=1) & (columns >= 0).all(axis=1)
    bits = np.frexp(totals.astype(np.float64))[1]
    scale = np.int64(1) << np.clip(BITS - bits, 0, FINE).astype(np.int64)
    table, able = _exact_rows(_rake(seed, rows, columns), seed > 0, rows * scale[:, None], scale)
    ok = ok & able
    table[ok], ok[ok] = _repaired(table[ok], seed[ok] > 0, columns[ok] * scale[ok, None])
    return table, scale, ok


def _rake(seed: Floats, rows: Ints, columns: Ints) -> Floats:
    top = seed.max(axis=2, initial=0, keepdims=True)
    table = np.where(seed > 0, np.maximum(seed / np.where(top > 0, top, 1), FAINT), 0)
    table = table * _factors(rows, table.sum(axis=2))[:, :, None]
    limit = TOLERANCE * rows.sum(axis=1)
    todo = np.arange(len(table))
    for _ in range(ROUNDS):
        part = table[todo]
        part = part * _factors(columns[todo], part.sum(axis=1))[:, None, :]
        lines = part.sum(axis=2)
        worst = np.abs(lines - rows[todo]).max(axis=1, initial=0)
        table[todo] = part * _factors(rows[todo], lines)[:, :, None]
        todo = todo[worst > limit[todo]]
        if not len(todo):
            break
    return table


def _factors(goals: Ints, sums: Floats) -> Floats:
    return np.divide(goals, sums, out=np.zeros(sums.shape), where=sums > 0)


def _exact_rows(table: Floats, open_: Flags, goals: Ints, scale: Ints) -> tuple[Ints, Flags]:
    """Rows in whole units with their exact sums, and the tables where no row has something and nowhere to put it."""
    cells = np.floor(table * scale[:, None, None]).astype(np.int64)
    count = open_.sum(axis=2)
    lost = (cells.sum(axis=2) == 0) & (goals > 0)  # columns of 0 took all that the row had: paths will find a place
    cells = np.where(lost[:, :, None], open_ * (goals // np.maximum(count, 1))[:, :, None], cells)
    largest = np.where(open_, cells, -1).argmax(axis=2)[:, :, None]
    missing = (goals - cells.sum(axis=2))[:, :, None]
    np.put_along_axis(cells, largest, np.take_along_axis(cells, largest, axis=2) + missing, axis=2)
    return cells, ~((goals > 0) & (count == 0)).any(axis=1)


def _repaired(table: Ints, open_: Flags, columns: Ints) -> tuple[Ints, Flags]:
    """Moves units within rows, from columns that are over to columns that are short; and where there was a way."""
    ok = np.ones(len(table), bool)
    while True:
        over = table.sum(axis=1) - columns
        todo = np.flatnonzero(ok & over.any(axis=1))
        if not len(todo):
            return table, ok
        some, free = table[todo], open_[todo]
        links = np.matmul(some.transpose(0, 2, 1), free.astype(np.int64))
        came, end, found = _shortest(links > 0, over[todo])
        ok[todo[~found]] = False
        keep = np.flatnonzero(found)
        table[todo[keep]] = _moved(some[keep], free[keep], links[keep], over[todo[keep]], came[keep], end[keep])


def _shortest(links: Flags, over: Ints) -> tuple[Ints, Ints, Flags]:
    """Breadth first from columns over to the nearest short one: by column the one before it, the end, whether any."""
    seen: Flags = over > 0
    came, level = np.full(over.shape, -1, np.int64), np.where(seen, 0, len(over[0]) + 1)
    front: Flags = seen.copy()
    for step in range(1, over.shape[1]):
        reached = links & front[:, :, None] & ~seen[:, None, :]
        front[:] = reached.any(axis=1)
        if not front.any():
            break
        came = np.where(front, reached.argmax(axis=1), came)
        level = np.where(front, step, level)
        seen |= front
    hit = np.where(seen & (over < 0), level, len(over[0]) + 2)
    end = hit.argmin(axis=1)
    return came, end, hit[np.arange(len(hit)), end] <= len(over[0])


def _moved(table: Ints, open_: Flags, links: Ints, over: Ints, came: Ints, end: Ints) -> Ints:
    """As much as the path bears, moved along it; all rows of a step give in proportion to what they have."""
    every = np.arange(len(table))
    steps, amount, at, tables = [], -over[every, end], end, every
    while True:
        before = came[tables, at]
        amount[tables] = np.minimum(amount[tables], np.where(before < 0, over[tables, at], links[tables, before, at]))
        tables, at, before = tables[before >= 0], at[before >= 0], before[before >= 0]
        if not len(tables):
            break
        steps.append((tables, before, at))
        at = before
    for tables, before, at in steps:
        has = np.where(open_[tables, :, at], table[tables, :, before], 0)
        share = np.diff(_scaled(amount[tables], has.cumsum(axis=1)), axis=1, prepend=np.int64(0))
        table[tables, :, before] -= share
        table[tables, :, at] += share
    return table


def _scaled(amounts: Ints, sums: Ints) -> Ints:
    """⌊amount · sum / last sum⌋, exact below 2⁵⁰: guessed in floating point, corrected by products that wrap around."""
    whole = sums[:, -1:]
    guess: Ints = (amounts[:, None] * (sums / whole)).astype(np.int64)
    remainder: Ints = amounts[:, None] * sums - guess * whole
    return guess + remainder // whole
