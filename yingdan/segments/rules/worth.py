"""What a warning was worth: did those warned of stay away more often than the others, beyond what chance does?"""

from dataclasses import dataclass
from math import sqrt

# Fewer warned, or fewer others, say nothing either way.
ENOUGH = 30
Z = 1.96  # 95 % confidence


@dataclass(frozen=True, slots=True)
class Worth:
    """`stayed` is the share of the warned who did not buy again (the precision), `base` that of all who were judged,
    `lift` the one through the other. `least` and `most` bound how many points more of the warned stayed away than of
    the others, with 95 % confidence. None where there is nobody."""

    verdict: str
    stayed: float | None
    base: float | None
    lift: float | None
    least: float | None
    most: float | None


def worth(warned: int, warned_bought: int, others: int, others_bought: int) -> Worth:
    """The verdict: `few` (too little data), `useful`, `alike` (maybe chance), `wrong` (the warned bought more)."""
    everybody = warned + others
    stayed = (warned - warned_bought) / warned if warned else None
    base = (everybody - warned_bought - others_bought) / everybody if everybody else None
    lift = stayed / base if stayed is not None and base else None
    if not warned or not others:
        return Worth("few", stayed, base, lift, None, None)
    least, most = difference(warned - warned_bought, warned, others - others_bought, others)
    verdict = "few" if min(warned, others) < ENOUGH else "useful" if least > 0 else "wrong" if most < 0 else "alike"
    return Worth(verdict, stayed, base, lift, least, most)


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
