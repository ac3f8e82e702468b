"""Weeks begin on Monday."""

from datetime import date, timedelta


def week_of(day: date) -> date:
    """The Monday of a day."""
    return day - timedelta(day.weekday())
