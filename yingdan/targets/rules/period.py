"""Periods of a year: 2026, 2026Q1, 2026-03, 2026W07, 2026-03-14. Weeks straddle months, so they nest in years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from yingdan.kernel.errors import invalid
from yingdan.org.rules.calendar import Calendar

PATTERN = re.compile(
    r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|W(?P<week>[0-4]\d|5[0-3])"
    r"|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?"
)
FIRST_YEAR, LAST_YEAR = 2000, 2100
WEEK = 7
Kind = Literal["year", "quarter", "month", "week", "day"]


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days of one year, first and last included."""

    kind: Kind
    start: date
    end: date

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return self.start.year

    @property
    def first(self) -> int:
        """The month of the first day."""
        return self.start.month

    @property
    def last(self) -> int:
        """The month of the last day."""
        return self.end.month

    @property
    def whole_months(self) -> bool:
        """Whether it starts and ends with a month."""
        return self.kind in ("year", "quarter", "month")

    @property
    def key(self) -> str:
        """As in addresses."""
        match self.kind:
            case "year":
                return str(self.year)
            case "quarter":
                return f"{self.year}Q{self.last // 3}"
            case "month":
                return f"{self.year}-{self.first:02}"
            case "week":
                return f"{self.year}W{(self.start - first_monday(self.year)).days // WEEK + 1:02}"
        return self.start.isoformat()

    def before(self) -> "Period":
        """The period before, of the same kind."""
        return containing(self.kind, self.start - timedelta(1))

    def elapsed(self, today: date, calendar: Calendar) -> float:
        """The share of its workdays up to and including today (时间进度): 0 before it, 1 after it."""
        if today >= self.end:
            return 1.0
        whole = calendar.workdays(self.start, self.end)
        return calendar.workdays(self.start, today) / whole if whole else 0.0

    def days_left(self, today: date, calendar: Calendar) -> int:
        """Its workdays from today on, today among them."""
        return calendar.workdays(max(today, self.start), self.end)


def first_monday(number: int) -> date:
    """The Monday of ISO week 1 of a year; it may lie in the year before."""
    return date.fromisocalendar(number, 1, 1)


def year(number: int) -> Period:
    """A whole year."""
    return Period("year", date(number, 1, 1), date(number, 12, 31))


def quarter(number: int, of: int) -> Period:
    """Quarter `number` of year `of`."""
    return Period("quarter", date(of, number * 3 - 2, 1), date(of, number * 3, monthrange(of, number * 3)[1]))


def month(number: int, of: int) -> Period:
    """Month `number` of year `of`."""
    return Period("month", date(of, number, 1), date(of, number, monthrange(of, number)[1]))


def week(number: int, of: int) -> Period:
    """Week `number` of year `of`, Monday to Sunday, counted as ISO does, cut off at the ends of the year.

    So a year may have a week 0 and a week 53. `Invalid` on `period` when it has no such week.
    """
    start = first_monday(of) + timedelta(WEEK * (number - 1))
    first, last = max(start, date(of, 1, 1)), min(start + timedelta(WEEK - 1), date(of, 12, 31))
    if first > last:
        raise invalid("period", "bad_value")
    return Period("week", first, last)


def day(when: date) -> Period:
    """One day."""
    return Period("day", when, when)


def containing(kind: Kind, when: date) -> Period:
    """The period of a kind that a day lies in."""
    match kind:
        case "year":
            return year(when.year)
        case "quarter":
            return quarter((when.month + 2) // 3, when.year)
        case "month":
            return month(when.month, when.year)
        case "week":
            return week((when - first_monday(when.year)).days // WEEK + 1, when.year)
    return day(when)


def within(kind: Kind, span: Period) -> list[Period]:
    """The periods of a kind that touch a span, in order; weeks may reach beyond it."""
    found = [containing(kind, span.start)]
    while found[-1].end < span.end:
        found.append(containing(kind, found[-1].end + timedelta(1)))
    return found


def is_whole_months(start: date, end: date) -> bool:
    """Whether a run of days starts and ends with a month."""
    return start.day == 1 and (end + timedelta(1)).day == 1


def is_year(start: date, end: date) -> bool:
    """Whether a run of days is a whole year."""
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def parse(text: str) -> Period:
    """A period from its key; `Invalid` on `period` otherwise."""
    found = PATTERN.fullmatch(text)
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise invalid("period", "bad_value")
    number = int(found["year"])
    if found["quarter"]:
        return quarter(int(found["quarter"]), number)
    if found["week"]:
        return week(int(found["week"]), number)
    if not found["month"]:
        return year(number)
    if not found["day"]:
        return month(int(found["month"]), number)
    try:
        return day(date(number, int(found["month"]), int(found["day"])))
    except ValueError as error:
        raise invalid("period", "bad_value") from error
