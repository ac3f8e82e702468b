"""Classes by recency, frequency and money: one to five points each, by fifths of those who bought.

The same as `selectors/classing.py` works out in the database; a property test holds the two together.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Bought:
    """What a customer bought in the time looked at: the last day, how many deals, for how much."""

    last: date
    deals: int
    money: Decimal


def points(position: int, count: int) -> int:
    """1 to 5 for somebody with `position` others strictly below, of `count`. Equals get the same."""
    return 1 + FIFTHS * position // count


def scores(buyers: Mapping[int, Bought]) -> dict[int, tuple[int, int, int]]:
    """(R, F, M) by customer; later, more often and more is better."""
    lasts = sorted(one.last for one in buyers.values())
    deals = sorted(one.deals for one in buyers.values())
    money = sorted(one.money for one in buyers.values())
    return {key: (_in(lasts, one.last), _in(deals, one.deals), _in(money, one.money)) for key, one in buyers.items()}


def grade(total: int, points_a: int, points_b: int) -> str:
    """The class of a sum of points, 3 to 15."""
    return "A" if total >= points_a else "B" if total >= points_b else "C"


def _in(ordered: Sequence[date] | Sequence[int] | Sequence[Decimal], value: date | int | Decimal) -> int:
    return points(bisect_left(ordered, value), len(ordered))
