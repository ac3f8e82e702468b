"""Attainment arithmetic: how far, how far one should be, and what is missing. See docs/algorithms/attainment.md."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Amounts in smallest units; rates as shares of 1, null where there is no target.

    `gap` = target − actual (缺口; negative when over), `due` what should be reached by now (target × elapsed),
    `time_gap` = rate − elapsed (进度差; negative = behind). `forecast` is what the period will end with at the pace so
    far (actual ÷ elapsed; null before its first workday), `per_day` what is missing for each workday that is left
    (rounded up; null when none is left).
    """

    target: int
    actual: int
    rate: float | None
    gap: int
    due: int
    time_gap: float | None
    forecast: int | None
    per_day: int | None


def progress(target: int, actual: int, elapsed: float, days_left: int) -> Progress:
    """The figures of one node in one period; `elapsed` is the share of the period's workdays that has passed, today
    among them, `days_left` the workdays from today on, on which something can still be done."""
    rate = actual / target if target else None
    gap = target - actual
    return Progress(
        target,
        actual,
        rate,
        gap,
        round(target * elapsed),
        None if rate is None else rate - elapsed,
        round(actual / elapsed) if elapsed > 0 else None,
        -(-max(gap, 0) // days_left) if days_left > 0 else None,
    )
