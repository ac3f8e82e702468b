"""Shares and their differences with 95 % bounds."""

from math import sqrt

Z = 1.96  # 95 % confidence


def difference(a: int, of_a: int, b: int, of_b: int) -> tuple[float, float]:
    """The bounds of a/of_a - b/of_b (Newcombe 1998, method 10: from the Wilson bounds of both shares)."""
    low_a, high_a = wilson(a, of_a)
    low_b, high_b = wilson(b, of_b)
    share_a, share_b = a / of_a, b / of_b
    gap = share_a - share_b
    return (
        gap - sqrt((share_a - low_a) ** 2 + (high_b - share_b) ** 2),
        gap + sqrt((high_a - share_a) ** 2 + (share_b - low_b) ** 2),
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The bounds of a share (Wilson 1927)."""
    share, square = part / whole, Z * Z
    centre = share + square / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
