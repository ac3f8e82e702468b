"""Two dimensions: a table with both margins given, raked from a seed and rounded so that both stay exact."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from yingdan.targets.errors import Infeasible
from yingdan.targets.rules.rounding import Rounding
from yingdan.targets.rules.split import proportional

ROUNDS = 300
TOLERANCE = 1e-13
SCALE = 1 << 20


def fit(
    seed: Mapping[tuple[Any, Any], float], rows: Mapping[Any, int], columns: Mapping[Any, int]
) -> dict[tuple[Any, Any], int]:
    """Whole amounts by (row, column) whose sums are exactly `rows` and `columns`, as close as can be to the raked seed.

    Cells that the seed leaves out (or gives 0) stay 0. Every amount is the floor or the ceiling of its raked ideal.
    Raises `Infeasible` (`target_no_room`) naming the fewest rows that need more than their columns hold.
    """
    row_keys, column_keys = sorted(rows), sorted(columns)
    need, have = [rows[key] for key in row_keys], [columns[key] for key in column_keys]
    start = [[max(float(seed.get((r, c), 0)), 0.0) for c in column_keys] for r in row_keys]
    whole = _solve(start, need, have) if sum(need) == sum(have) else None
    if whole is None:
        raise _conflict(start, row_keys, need, have)
    return {(r, c): whole[i][j] for i, r in enumerate(row_keys) for j, c in enumerate(column_keys)}


def _solve(seed: list[list[float]], rows: Sequence[int], columns: Sequence[int]) -> list[list[int]] | None:
    """The rounded table, worked with columns as the short side; None when there is none."""
    if len(columns) > len(rows):
        turned = _solve([list(line) for line in zip(*seed, strict=True)], columns, rows)
        return None if turned is None else [list(line) for line in zip(*turned, strict=True)]
    ideal = raked(seed, rows, columns)
    return None if ideal is None else Rounding(ideal, SCALE, rows, columns).run()


def raked(seed: list[list[float]], rows: Sequence[int], columns: Sequence[int]) -> list[list[int]] | None:
    """The ideal table in 1/SCALE units with both margins exact; None when the seed's zeros leave no such table.

    Iterative proportional fitting in floating point, then rows made exact in whole numbers, then what the columns
    still differ by moved along paths of the seed: so feasibility never hangs on convergence.
    """
    table = _rake(seed, rows, columns)
    exact = [_exact_row(line, first, goal * SCALE) for line, first, goal in zip(table, seed, rows, strict=True)]
    if any(line is None for line in exact):
        return None
    return _repair([line for line in exact if line], seed, [goal * SCALE for goal in columns])


def _rake(seed: list[list[float]], rows: Sequence[int], columns: Sequence[int]) -> list[list[float]]:
    table = [list(line) for line in seed]
    for _ in range(ROUNDS):
        sums = [sum(column) for column in zip(*table, strict=True)]
        factors = [goal / got if got else 0.0 for goal, got in zip(columns, sums, strict=True)]
        table = [[cell * factor for cell, factor in zip(line, factors, strict=True)] for line in table]
        worst = max(abs(sum(line) - goal) for line, goal in zip(table, rows, strict=True))
        table = [_scaled(line, goal) for line, goal in zip(table, rows, strict=True)]
        if worst <= TOLERANCE * sum(rows):
            break
    return table


def _scaled(line: list[float], goal: int) -> list[float]:
    got = sum(line)
    return [cell * goal / got for cell in line] if got else line


def _exact_row(line: list[float], seed: list[float], goal: int) -> list[int] | None:
    """The row in whole units with its exact sum; None when it needs something and has nowhere to put it."""
    if goal == 0:
        return [0] * len(line)
    weights = [round(cell * SCALE) for cell in line]
    if not any(weights):
        weights = [1 if cell > 0 else 0 for cell in seed]
    return proportional(goal, weights) if any(weights) else None


def _repair(table: list[list[int]], seed: list[list[float]], columns: Sequence[int]) -> list[list[int]] | None:
    """Moves units within rows, from columns that are over to columns that are short; None when there is no way."""
    over = [sum(column) - goal for column, goal in zip(zip(*table, strict=True), columns, strict=True)]
    while any(over):
        path = _path(table, seed, over)
        if path is None:
            return None
        amount = min([over[path[0][1]], -over[path[-1][2]], *(table[i][a] for i, a, _ in path)])
        for i, a, b in path:
            table[i][a] -= amount
            table[i][b] += amount
        over[path[0][1]] -= amount
        over[path[-1][2]] += amount
    return table


def _path(table: list[list[int]], seed: list[list[float]], over: list[int]) -> list[tuple[int, int, int]] | None:
    """The shortest chain of moves (row, from column, to column) from one that is over to one that is short."""
    came: dict[int, tuple[int, int, int] | None] = {j: None for j, amount in enumerate(over) if amount > 0}
    queue = list(came)
    for a in queue:
        for b in range(len(over)):
            if b in came:
                continue
            room, i = max((line[a] if seed[i][b] > 0 else 0, -i) for i, line in enumerate(table))
            if not room:
                continue
            came[b] = (-i, a, b)
            queue.append(b)
            if over[b] < 0:
                return _back(came, b)
    return None


def _back(came: dict[int, tuple[int, int, int] | None], end: int) -> list[tuple[int, int, int]]:
    path = []
    step = came[end]
    while step:
        path.append(step)
        step = came[step[1]]
    return path[::-1]


def _conflict(seed: list[list[float]], rows: Sequence[Any], need: Sequence[int], have: Sequence[int]) -> Infeasible:
    """The fewest columns that are the only ones open to rows needing more than they hold (Hall's condition)."""
    open_to = [frozenset(j for j, cell in enumerate(line) if cell > 0) for line in seed]
    for size in range(min(len(have), 12) + 1):
        for some in combinations(range(len(have)), size):
            only = [i for i, reach in enumerate(open_to) if need[i] and reach <= set(some)]
            wanted, room = sum(need[i] for i in only), sum(have[j] for j in some)
            if wanted > room:
                return Infeasible("target_no_room", [rows[i] for i in only], wanted, room)
    return Infeasible("target_no_room", list(rows), sum(need), sum(have))
