"""What passing a gate is worth: win rates with their intervals, and the difference between two of them."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # 95 %
ENOUGH = 20  # closed deals on each side: with fewer, no difference is claimed


@dataclass(frozen=True, slots=True)
class Rate:
    """`won` out of `n`, with the bounds of Wilson's 95 % interval, in percent to a tenth."""

    won: int
    n: int
    rate: float | None
    low: float | None
    high: float | None


def rate(won: int, n: int) -> Rate:
    """Wilson, E. B. (1927): honest for small numbers and near 0 and 100 %."""
    if not n:
        return Rate(0, 0, None, None, None)
    low, high = _bounds(won, n)
    return Rate(won, n, _percent(won / n), _percent(low), _percent(high))


@dataclass(frozen=True, slots=True)
class Difference:
    """Points by which the first rate is above the second; None where either side has too few deals."""

    points: float | None
    low: float | None
    high: float | None
    verdict: str  # "few" | "none" | "more" | "less"


def difference(first: Rate, second: Rate) -> Difference:
    """Newcombe (1998), method 10: the interval of a difference from the two Wilson intervals."""
    if first.n < ENOUGH or second.n < ENOUGH:
        return Difference(None, None, None, "few")
    p, q = first.won / first.n, second.won / second.n
    (a, b), (c, d) = _bounds(first.won, first.n), _bounds(second.won, second.n)
    low = p - q - sqrt((p - a) ** 2 + (d - q) ** 2)
    high = p - q + sqrt((b - p) ** 2 + (q - c) ** 2)
    verdict = "more" if low > 0 else "less" if high < 0 else "none"
    return Difference(_percent(p - q), _percent(low), _percent(high), verdict)


def _bounds(won: int, n: int) -> tuple[float, float]:
    p = won / n
    middle = p + Z * Z / (2 * n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + Z * Z / n)), min(1.0, (middle + half) / (1 + Z * Z / n))


def _percent(share: float) -> float:
    return round(share * 100, 1)
