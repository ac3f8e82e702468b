"""Periods of a plan: a year, a quarter or a month, written 2026, 2026Q1, 2026-03."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yingdan.kernel.errors import invalid
from yingdan.org.rules.calendar import Calendar

PATTERN = re.compile(r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole months of one year, first and last included."""

    year: int
    first: int
    last: int

    @property
    def kind(self) -> Literal["year", "quarter", "month"]:
        """What people call it."""
        return "month" if self.first == self.last else "year" if self.last - self.first == 11 else "quarter"

    @property
    def key(self) -> str:
        """As in addresses."""
        if self.kind == "year":
            return str(self.year)
        return f"{self.year}-{self.first:02}" if self.kind == "month" else f"{self.year}Q{self.last // 3}"

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return date(self.year, self.last, monthrange(self.year, self.last)[1])

    def before(self) -> "Period":
        """The period before, of the same length."""
        if self.kind == "year":
            return year(self.year - 1)
        size = self.last - self.first + 1
        if self.first == 1:
            return Period(self.year - 1, 13 - size, 12)
        return Period(self.year, self.first - size, self.last - size)

    def elapsed(self, today: date, calendar: Calendar) -> float:
        """The share of its workdays up to and including today (时间进度): 0 before it, 1 after it."""
        if today >= self.end:
            return 1.0
        whole = calendar.workdays(self.start, self.end)
        return calendar.workdays(self.start, today) / whole if whole else 0.0


def year(number: int) -> Period:
    """A whole year."""
    return Period(number, 1, 12)


def month(number: int, of: int) -> Period:
    """Month `number` of year `of`."""
    return Period(of, number, number)


def parse(text: str) -> Period:
    """A period from its key; `Invalid` on `period` otherwise."""
    found = PATTERN.fullmatch(text)
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise invalid("period", "bad_value")
    number = int(found["year"])
    if found["quarter"]:
        quarter = int(found["quarter"])
        return Period(number, quarter * 3 - 2, quarter * 3)
    return month(int(found["month"]), number) if found["month"] else year(number)
