"""Attainment arithmetic: how far, how far one should be, and what is missing. See docs/algorithms/attainment.md."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Amounts in smallest units; rates as shares of 1, null where there is no target.

    `gap` = target − actual (缺口; negative when over), `due` what should be reached by now (target × elapsed),
    `time_gap` = rate − elapsed (进度差; negative = behind).
    """

    target: int
    actual: int
    rate: float | None
    gap: int
    due: int
    time_gap: float | None


def progress(target: int, actual: int, elapsed: float) -> Progress:
    """The figures of one node in one period; `elapsed` is the share of the period's workdays that has passed."""
    rate = actual / target if target else None
    due = round(target * elapsed)
    return Progress(target, actual, rate, target - actual, due, None if rate is None else rate - elapsed)
