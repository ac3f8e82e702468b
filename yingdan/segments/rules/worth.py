"""What a warning was worth: did those warned of stay away more often than the others, beyond what chance does?"""

from dataclasses import dataclass

from yingdan.kernel.shares import difference

# Fewer warned, or fewer others, say nothing either way.
ENOUGH = 30


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
