"""Controlled rounding of many tables at once: both margins exact, every cell the floor or the ceiling of its ideal.

Arrays are [table, row, column]. Columns should be the short side, since paths run between columns.
"""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
FAR = np.int64(1 << 60)  # the price of what is not possible; twice of it still fits
WIDE = 64  # rows from which on prices of columns are looked for first
PRICINGS = 16
AT_ONCE = 1 << 22  # moves


def controlled(ideal: Ints, scale: Ints, rows: Ints, columns: Ints) -> Ints:
    """The tables of floors and ceilings nearest to the ideals (least squares) with both margins exact.

    `ideal` is in 1/`scale` units and has both margins exact already, so such tables exist (the transport polytope has
    whole corners). Rows are first rounded on their own, the best without the columns; then units move between columns
    along cheapest paths (successive shortest paths), which keeps it a minimum-cost flow.
    """
    per_cell = scale[:, None, None]
    low = ideal // per_cell
    part = ideal - low * per_cell
    cost = np.where(part > 0, per_cell - 2 * part, FAR)  # by how much the ceiling is worse than the floor
    units, wanted = rows - low.sum(axis=2), columns - low.sum(axis=1)
    up = cheapest(cost, units)
    if ideal.shape[1] >= WIDE:
        up = _priced(cost, units, wanted, scale, up)
    while len(open_ := np.flatnonzero((up.sum(axis=1) != wanted).any(axis=1))):
        up[open_] = _improved(cost[open_], up[open_], wanted[open_])
    return low + up


def cheapest(price: Ints, units: Ints) -> Flags:
    """By row the `units` cells of the lowest price, ties to the earlier column."""
    order = np.argsort(price, axis=2, kind="stable")
    chosen = np.zeros(price.shape, bool)
    np.put_along_axis(chosen, order, np.arange(price.shape[2]) < units[:, :, None], axis=2)
    return chosen


def _priced(cost: Ints, units: Ints, wanted: Ints, scale: Ints, up: Flags) -> Flags:
    """Rows rounded with a price on each column, such that columns nearly have their sums: few paths are left then.

    Whatever the prices, the rounding is the cheapest one with its own column sums (prices cancel out along cycles),
    so paths may start from it.
    """
    loose = cost < FAR
    step = scale[:, None] / np.maximum(loose.sum(axis=1), 1)
    price = np.zeros(wanted.shape, np.int64)
    best, miss = up, np.abs(up.sum(axis=1) - wanted).sum(axis=1)
    for _ in range(PRICINGS):
        price += np.rint((up.sum(axis=1) - wanted) * step).astype(np.int64)
        up = cheapest(np.where(loose, cost + price[:, None, :], FAR), units)
        new = np.abs(up.sum(axis=1) - wanted).sum(axis=1)
        best, miss = np.where((new < miss)[:, None, None], up, best), np.minimum(new, miss)
    return best


def _improved(cost: Ints, up: Flags, wanted: Ints) -> Flags:
    """One unit moved along the cheapest path from a column that is over to one that is short, in every table."""
    give, take = np.where(up, -cost, FAR), np.where(up, FAR, cost)
    row, price = _best_moves(give, take)
    over = up.sum(axis=1) - wanted
    came, cost_to = _paths(price, over > 0)
    tables = np.arange(len(up))
    end = np.where(over < 0, cost_to, 2 * FAR).argmin(axis=1)
    if (cost_to[tables, end] >= FAR // 2).any():
        raise AssertionError("no way from a column that is over to one that is short, although margins are exact")
    while len(tables):
        start = came[tables, end]
        tables, start, end = tables[start >= 0], start[start >= 0], end[start >= 0]
        i = row[tables, start, end]
        up[tables, i, start], up[tables, i, end] = False, True
        end = start
    return up


def _best_moves(give: Ints, take: Ints) -> tuple[Ints, Ints]:
    """By pair of columns [table, from, to], the row that moves a unit at the lowest price, and that price."""
    columns = give.shape[2]
    step = columns if give.size * columns <= AT_ONCE else 1  # one column after the other when it would take much room
    rows, prices = [], []
    for a in range(0, columns, step):
        moves = give[:, :, a : a + step, None] + take[:, :, None, :]
        rows.append(moves.argmin(axis=1))
        prices.append(np.take_along_axis(moves, rows[-1][:, None], axis=1)[:, 0])
    return np.concatenate(rows, axis=1), np.minimum(np.concatenate(prices, axis=1), FAR)


def _paths(price: Ints, sources: Flags) -> tuple[Ints, Ints]:
    """Bellman–Ford from the source columns: by column the one before it (−1: none) and the cost of getting there."""
    cost = np.where(sources, np.int64(0), FAR)
    came = np.full(cost.shape, -1, np.int64)
    for _ in range(cost.shape[1]):
        through = cost[:, :, None] + price
        best = through.min(axis=1)
        better = (best < cost) & (best < FAR // 2)
        if not better.any():
            break
        came = np.where(better, through.argmin(axis=1), came)
        cost = np.where(better, best, cost)
    return came, cost
