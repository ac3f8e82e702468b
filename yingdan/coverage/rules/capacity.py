"""How many visits a person can make, and how many the cycles ask for. See docs/algorithms/coverage.md."""

from collections.abc import Iterable
from datetime import time
from fractions import Fraction

DAYS = 28  # the time looked at: four whole weeks, so that every weekday counts the same
MINUTES = 60


def minutes_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * MINUTES + moment.minute


def a_day(start: time | None, end: time | None, minutes: int, travel: int, most: int | None) -> int | None:
    """Usual visits of a full day: what fits into the hours – the way home from the last one is nobody's – and at most
    `most`. Without hours only `most` counts; without both nothing says how many: None."""
    if start is None or end is None:
        return most
    fits = max(minutes_of(end) - minutes_of(start) + travel, 0) // (minutes + travel)
    return fits if most is None else min(fits, most)


def possible(half_days: int, per_day: int) -> int:
    """Visits in that many half days of work."""
    return half_days * per_day // 2


def weight(own: int | None, minutes: int, travel: int) -> Fraction:
    """How many usual visits one takes that has minutes of its own."""
    return Fraction((own or minutes) + travel, minutes + travel)


def needed(outlets: Iterable[tuple[int | None, Fraction]]) -> Fraction:
    """Usual visits that the cycles ask for in the time looked at, of outlets with cycle and weight."""
    return sum((Fraction(DAYS, cycle) * weight for cycle, weight in outlets if cycle), Fraction(0))


def of_a_run(gap: Fraction, outlets: Iterable[tuple[int | None, Fraction]]) -> Fraction:
    """Usual visits of one run of a route: an outlet whose cycle is longer than `gap` is not visited every time."""
    return sum(
        (min(Fraction(1), gap / cycle if cycle else Fraction(1)) * weight for cycle, weight in outlets), Fraction(0)
    )
