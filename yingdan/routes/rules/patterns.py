"""Visit patterns: on which days of a cycle an outlet may be visited, from how often it is to be visited."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

WEEK = 7


@dataclass(frozen=True, slots=True)
class Pattern:
    """So many visits in so many weeks: (2, 1) is twice a week, (1, 2) every two weeks."""

    visits: int
    weeks: int


def of_cycle(days: int) -> Pattern:
    """The pattern nearest to a visit every so many days.

    1 is each working day, 2 three times a week, 3–4 twice, 5–10 weekly, 11–17 every two weeks, 18–24 every three, more
    every four.
    """
    if days <= 1:
        return Pattern(5, 1)
    if days <= 2:
        return Pattern(3, 1)
    if days <= 4:
        return Pattern(2, 1)
    if days <= 10:
        return Pattern(1, 1)
    if days <= 17:
        return Pattern(1, 2)
    return Pattern(1, 3 if days <= 24 else 4)


def options(pattern: Pattern, weekdays: Sequence[int], weeks: int) -> list[tuple[int, ...]]:
    """All choices of days of a cycle: each a tuple of (week × 7 + weekday − 1), rising.

    `weekdays` are those worked (1 = Monday). Several visits in a week lie as far apart as the weekdays let them; every
    n-th week means the same weekday in each n-th week. A pattern of more weeks than the cycle has is visited once.
    """
    allowed = sorted(set(weekdays))
    if not allowed:
        return []
    if pattern.weeks == 1:
        return [_repeat(chosen, range(weeks)) for chosen in _spread(allowed, min(pattern.visits, len(allowed)))]
    every = min(pattern.weeks, weeks)
    return [_repeat((day,), range(first, weeks, every)) for first in range(every) for day in allowed]


def _repeat(days: tuple[int, ...], weeks: range) -> tuple[int, ...]:
    return tuple(week * WEEK + day - 1 for week in weeks for day in days)


def _spread(allowed: list[int], visits: int) -> list[tuple[int, ...]]:
    """Weekdays of which the shortest gap, over the week's end too, is as long as it can be; or one day less."""
    found = [(chosen, _gap(chosen)) for chosen in combinations(allowed, visits)]
    longest = max(gap for _, gap in found)
    least = longest if longest <= 2 else longest - 1
    return [chosen for chosen, gap in found if gap >= least]


def _gap(days: tuple[int, ...]) -> int:
    """The shortest way from one weekday to the next, in days; 7 for a single one."""
    return min(((after - day - 1) % WEEK) + 1 for day, after in zip(days, days[1:] + days[:1], strict=True))
