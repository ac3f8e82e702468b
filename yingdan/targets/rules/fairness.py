"""Whether a split is fair: how far targets follow what people can reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

BAND = 0.2
LEAST = 3  # people; fewer say nothing about fairness


@dataclass(frozen=True, slots=True)
class Burden:
    """A person's target, potential and record of a year, in smallest units; 0 where unknown."""

    amount: int
    potential: float
    history: float


@dataclass(frozen=True, slots=True)
class Fairness:
    """`spread` is the coefficient of variation of target / potential, `outside` the share of people whose ratio is more
    than 20 % off the whole's, `correlation` Spearman's rank correlation of growth asked with the record: far below 0
    asks the weak for leaps, far above 0 whips the fast ox (鞭打快牛). Null with fewer than three people to judge by."""

    spread: float | None
    outside: float | None
    correlation: float | None
    judged: int


def fairness(burdens: Sequence[Burden]) -> Fairness:
    """The figures of a split; people without potential or record count only where they have one."""
    rated = [one for one in burdens if one.potential > 0]
    known = [one for one in burdens if one.history > 0]
    spread = outside = None
    if len(rated) >= LEAST and any(one.amount for one in rated):
        whole = sum(one.amount for one in rated) / sum(one.potential for one in rated)
        ratios = [one.amount / one.potential / whole for one in rated]
        spread = pstdev(ratios) / fmean(ratios)
        outside = sum(abs(ratio - 1) > BAND for ratio in ratios) / len(ratios)
    correlation = None
    if len(known) >= LEAST:
        correlation = spearman([one.amount / one.history - 1 for one in known], [one.history for one in known])
    return Fairness(spread, outside, correlation, len(rated))


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Rank correlation, ties sharing their mean rank; null when either side is all the same."""
    x, y = _ranks(one), _ranks(other)
    mean_x, mean_y = fmean(x), fmean(y)
    across = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    wide = (sum((a - mean_x) ** 2 for a in x) * sum((b - mean_y) ** 2 for b in y)) ** 0.5
    return across / wide if wide else None


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda n: values[n])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for n in order[start : end + 1]:
            ranks[n] = (start + end) / 2
        start = end + 1
    return ranks
