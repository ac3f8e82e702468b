"""Classes by share of the whole (Pareto, 二八分析): the largest first, until they make up the shares asked for.

The same as `selectors/classing.py` works out in the database; a property test holds the two together.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal


def classes(values: Mapping[int, Decimal], share_a: int, share_b: int) -> dict[int, str]:
    """Class by customer. `share_a` and `share_b` are percent of the sum of all positive values; whoever crosses the
    line still belongs above it, and equal values are never parted. Values of zero or less get no class."""
    counted = Counter(value for value in values.values() if value > 0)
    total = sum(value * count for value, count in counted.items())
    by_value: dict[Decimal, str] = {}
    before = Decimal(0)
    for value in sorted(counted, reverse=True):
        by_value[value] = grade(before, total, share_a, share_b)
        before += value * counted[value]
    return {key: by_value[value] for key, value in values.items() if value > 0}


def grade(before: Decimal, total: Decimal | int, share_a: int, share_b: int) -> str:
    """The class of those before whom (in strictly larger values) `before` of `total` has been reached."""
    if before * 100 < share_a * total:
        return "A"
    return "B" if before * 100 < (share_a + share_b) * total else "C"
