"""How good a call was: bias 偏差, mean absolute percentage error, and the skill and calibration of chances."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from yingdan.forecast.rules.stays import Numbers


@dataclass(frozen=True, slots=True)
class Score:
    """Of `count` calls: `bias` = Σ(call − actual) ÷ Σ actual, `mape` = mean of |call − actual| ÷ actual where there was
    an actual. None where nothing can be said."""

    count: int
    bias: float | None
    mape: float | None


def score(calls: Sequence[int], actuals: Sequence[int]) -> Score:
    """Of pairs of call and what came."""
    pairs = list(zip(calls, actuals, strict=True))
    total = sum(actuals)
    off = [abs(call - actual) / actual for call, actual in pairs if actual > 0]
    return Score(
        len(pairs),
        (sum(calls) - total) / total if total > 0 else None,
        sum(off) / len(off) if off else None,
    )


@dataclass(frozen=True, slots=True)
class Bin:
    """Predicted chances of one tenth: how many deals, their mean chance, and the share that came true."""

    count: int
    predicted: float
    came: float


@dataclass(frozen=True, slots=True)
class Skill:
    """Brier score against the base rate's: `skill` = 1 − Brier ÷ Brier of the base rate, with the bounds of its 90 %
    interval (`low`, `high`); `bins` say whether a chance of 30 % comes true in 30 of 100."""

    count: int
    base: float
    brier: float
    skill: float
    low: float
    high: float
    bins: list[Bin]

    @property
    def proven(self) -> bool:
        """Better than the base rate, and not by luck."""
        return self.low > 0


def skill(chance: Numbers, came: Numbers, base: float, *, tenths: int = 10) -> Skill:
    """Of predicted chances; `base` is the rate known at the time. The interval is that of the mean gain."""
    loss, plain = (chance - came) ** 2, (base - came) ** 2
    gain, size = plain - loss, len(came)
    spread = 1.645 * float(gain.std()) / max(size, 1) ** 0.5
    scale = max(float(plain.mean()), 1e-12)
    order = np.array_split(np.argsort(chance, kind="stable"), tenths)
    bins = [Bin(len(one), float(chance[one].mean()), float(came[one].mean())) for one in order if len(one)]
    middle = float(gain.mean())
    return Skill(
        size, base, float(loss.mean()), middle / scale, (middle - spread) / scale, (middle + spread) / scale, bins
    )
