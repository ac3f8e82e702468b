"""The coarsest rows of a tally that make up a span of days: whole months, and the days before and after them."""

from calendar import monthrange
from datetime import date, timedelta

Piece = tuple[str, date, date]  # grain, first and last `day` of its rows
DAY = timedelta(days=1)


def pieces(start: date, end: date) -> list[Piece]:
    """At most three, in order of time; together they count each day once."""
    first = start if start.day == 1 else _after(start)
    last = end if (end + DAY).day == 1 else end.replace(day=1) - DAY
    if first > last:
        return [("D", start, end)] if start <= end else []
    found = [("D", start, first - DAY), ("M", first, last.replace(day=1)), ("D", last + DAY, end)]
    return [one for one in found if one[1] <= one[2]]


def _after(day: date) -> date:
    """The first of the next month."""
    return day.replace(day=monthrange(day.year, day.month)[1]) + DAY
