"""Distribution 铺货率: which share of the outlets has a product. See docs/algorithms/distribution.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WHOLE = 10_000  # basis points


@dataclass(frozen=True, slots=True)
class Share:
    """Outlets (and their weight) that have the product, of all that were looked at."""

    having: int
    universe: int
    weight_having: int
    weight_universe: int

    @property
    def numeric(self) -> int | None:
        """Numeric distribution in basis points: outlets that have it / outlets of the universe."""
        return _share(self.having, self.universe)

    @property
    def weighted(self) -> int | None:
        """Weighted distribution in basis points: turnover of the outlets that have it / turnover of the universe."""
        return _share(self.weight_having, self.weight_universe)

    @property
    def missing(self) -> int:
        """Outlets without it."""
        return self.universe - self.having


def has(*, closing: int, sold: int, ordered: int, received: int) -> bool:
    """An outlet has a product in a month when any entry shows stock, sell-through, an order or goods that came in."""
    return closing > 0 or sold > 0 or ordered > 0 or received > 0


def months(last: date, count: int) -> Sequence[date]:
    """The first days of so many months up to the one of a day, oldest first."""
    at = last.year * 12 + last.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(at - count + 1, at + 1)]


def end(first: date) -> date:
    """The last day of the month that begins on a day."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(1)


def _share(part: int, whole: int) -> int | None:
    return (part * WHOLE * 2 + whole) // (2 * whole) if whole > 0 else None
