"""Periods of a leaderboard: the day, week, month, quarter or year that holds a date, and the one before."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "week", "month", "quarter", "year"]
Span = tuple[date, date]


def span(kind: Kind, day: date) -> Span:
    """First and last day; weeks begin on Monday."""
    match kind:
        case "day":
            return day, day
        case "week":
            start = day - timedelta(day.weekday())
            return start, start + timedelta(6)
        case "month":
            return _months(day.year, day.month, 1)
        case "quarter":
            return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _months(year: int, first: int, count: int) -> Span:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def before(kind: Kind, day: date) -> Span:
    """The period before the one that holds the day."""
    return span(kind, span(kind, day)[0] - timedelta(1))
