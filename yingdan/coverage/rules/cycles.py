"""When a route runs, and when an outlet's visit falls due. Weeks begin on Monday and count on over the years."""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import pairwise

WEEK = 7


def week(day: date) -> int:
    """Number of the week that begins on Monday; it does not begin anew with the year."""
    return (day.toordinal() - 1) // WEEK  # 1 January of the year 1 was a Monday


def runs_on(weekdays: Collection[int], every_weeks: int, phase: int, day: date) -> bool:
    """Whether a route runs on a day."""
    return day.isoweekday() in weekdays and week(day) % every_weeks == phase


def longest_gap(weekdays: Collection[int], every_weeks: int) -> int:
    """The longest time between two runs, in days."""
    days = sorted(set(weekdays))
    ring = [*days, days[0] + WEEK * every_weeks]
    return max(later - earlier for earlier, later in pairwise(ring))


def usual_gap(weekdays: Collection[int], every_weeks: int) -> float:
    """Days between two runs on the average."""
    return WEEK * every_weeks / len(set(weekdays))


def cycle(own: int | None, of_card: int | None, of_company: int | None) -> int | None:
    """Days between visits: the outlet's own, else those of its class on the card, else in the company."""
    return next((days for days in (own, of_card, of_company) if days is not None), None)


def due(last: date, days: int) -> date:
    """When the next visit is due."""
    return last + timedelta(days)


def days_late(last: date, days: int, today: date) -> int:
    """How many days ago the visit fell due; 0 when it is not yet overdue."""
    return max((today - due(last, days)).days, 0)
