"""Workdays. Chinese public holidays and make-up days for the years that are gazetted, plain weekends for the others."""

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar


@lru_cache(maxsize=4096)
def is_workday(day: date) -> bool:
    """Whether people work on that day."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


@lru_cache(maxsize=64)
def is_gazetted(year: int) -> bool:
    """Whether the State Council's holidays of the year are known; otherwise only weekends are free."""
    try:
        chinese_calendar.is_workday(date(year, 10, 1))
    except NotImplementedError:
        return False
    return True


@lru_cache(maxsize=4096)
def workdays(start: date, end: date) -> int:
    """Workdays from `start` to `end`, both included; 0 when the end is earlier."""
    return sum(is_workday(start + timedelta(n)) for n in range((end - start).days + 1))
