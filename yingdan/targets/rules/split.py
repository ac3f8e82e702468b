"""One dimension: a whole amount split in proportion to weights, within bounds, exact to the unit."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from yingdan.targets.errors import Infeasible

K = TypeVar("K", bound=Hashable)
PARTS = 10**9


@dataclass(frozen=True, slots=True)
class Share:
    """One cell of a split: its weight (whole parts, ≥ 0) and what it may carry. A locked cell has minimum = maximum."""

    key: Any
    weight: int
    minimum: int = 0
    maximum: int | None = None

    @classmethod
    def locked(cls, key: Any, value: int) -> "Share":
        """A cell that keeps its value."""
        return cls(key, 0, value, value)


def whole_parts(weights: Mapping[K, float | Fraction | int]) -> dict[K, int]:
    """Weights as whole numbers in proportion, the largest being 10⁹; a positive weight never becomes 0."""
    top = max((Fraction(weight) for weight in weights.values()), default=Fraction(0))
    if top <= 0:
        return dict.fromkeys(weights, 0)
    return {key: max(round(Fraction(weight) * PARTS / top), 1) if weight > 0 else 0 for key, weight in weights.items()}


def split(total: int, shares: Iterable[Share]) -> dict[Any, int]:
    """The amounts by key. Sums to `total` exactly, keeps every bound, and gives each cell that no bound holds the
    floor or the ceiling of its proportional ideal; left-over units go by largest remainder, ties by key.

    Cells of weight 0 get only their minimum as long as others can take the rest; when all weights are 0, equal shares.
    Raises `Infeasible` naming the smallest set of cells whose bounds contradict the total.
    """
    cells = sorted(shares, key=lambda share: share.key)
    _check(total, cells)
    amounts = {cell.key: cell.minimum for cell in cells}
    open_cells = [cell for cell in cells if cell.maximum is None or cell.maximum > cell.minimum]
    first = [cell for cell in open_cells if cell.weight > 0]
    second = [cell for cell in open_cells if cell.weight == 0]
    for group in (first, second):
        goal = total - sum(amounts.values()) + sum(amounts[cell.key] for cell in group)
        room = _room(group)
        amounts.update(_fill(goal if room is None else min(goal, room), group))
    return amounts


def _room(cells: Sequence[Share]) -> int | None:
    """The most that cells can take; None = without limit."""
    limits = [cell.maximum for cell in cells]
    return None if None in limits else sum(limit for limit in limits if limit is not None)


def _check(total: int, cells: Sequence[Share]) -> None:
    for cell in cells:
        if cell.maximum is not None and cell.maximum < cell.minimum:
            raise Infeasible("target_minimum_above", [cell.key], cell.maximum, cell.minimum)
    floor = 0
    by_size = sorted(cells, key=lambda cell: (-cell.minimum, cell.key))
    for taken, cell in enumerate(by_size, 1):
        floor += cell.minimum
        if floor > total:
            raise Infeasible("target_minimum_above", [one.key for one in by_size[:taken]], total, floor)
    room = _room(cells)
    if room is not None and room < total:
        raise Infeasible("target_maximum_below", [cell.key for cell in cells], total, room)


def _fill(total: int, cells: list[Share]) -> dict[Any, int]:
    """Water-filling: cells whose ideal breaks a bound are held at it, worst side first, until none does."""
    held: dict[Any, int] = {}
    free, rest = cells, total
    while free:
        weights = _weights(free)
        whole = sum(weights)
        low = [(c, w) for c, w in zip(free, weights, strict=True) if rest * w < c.minimum * whole]
        high = [
            (c, w) for c, w in zip(free, weights, strict=True) if c.maximum is not None and rest * w > c.maximum * whole
        ]
        if not low and not high:
            return held | _round(rest, free, weights, whole)
        lacking = sum(c.minimum * whole - rest * w for c, w in low)
        excess = sum(rest * w - (c.maximum or 0) * whole for c, w in high)
        for cell, _ in low if lacking >= excess else high:
            held[cell.key] = cell.minimum if lacking >= excess else cell.maximum or 0
        rest = total - sum(held.values())
        free = [cell for cell in free if cell.key not in held]
    return held


def _weights(cells: list[Share]) -> list[int]:
    return [cell.weight for cell in cells] if any(cell.weight for cell in cells) else [1] * len(cells)


def _round(total: int, cells: list[Share], weights: list[int], whole: int) -> dict[Any, int]:
    """Largest remainder; `cells` come in key order, so ties go by key."""
    return dict(zip((cell.key for cell in cells), proportional(total, weights), strict=True))


def proportional(total: int, weights: Sequence[int]) -> list[int]:
    """Floors first, the left-over units to the largest remainders, ties to the earlier one."""
    whole = sum(weights)
    amounts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda n: -(total * weights[n] % whole))
    for n in order[: total - sum(amounts)]:
        amounts[n] += 1
    return amounts
