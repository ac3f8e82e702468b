"""Leave and posts in half days: the morning of a day has number 2 × ordinal, its afternoon the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from yingdan.org.rules.calendar import FULL, Calendar, Year

MORNING: Final = "am"
AFTERNOON: Final = "pm"


@dataclass(frozen=True, slots=True)
class Absence:
    """From the first to the last half day, both included."""

    first: int
    last: int

    def overlaps(self, other: "Absence") -> bool:
        """Whether they share a half day."""
        return self.first <= other.last and other.first <= self.last


def half(day: date, which: str) -> int:
    """The number of a half day. The difference of two is what counts; PostgreSQL's integer holds all of them."""
    return 2 * day.toordinal() + (which == AFTERNOON)


def absence(starts_on: date, starts_half: str, ends_on: date, ends_half: str) -> Absence:
    """An absence from its days; its last half day may come before the first when the caller says nonsense."""
    return Absence(half(starts_on, starts_half), half(ends_on, ends_half))


def cost(calendar: Calendar, wanted: Absence) -> int:
    """How many half days of work an absence takes."""
    total = 0
    day, last = date.fromordinal(wanted.first // 2), date.fromordinal(wanted.last // 2)
    while day <= last:
        if calendar.is_workday(day):
            total += FULL - (half(day, MORNING) < wanted.first) - (half(day, AFTERNOON) > wanted.last)
        day += timedelta(1)
    return total


def post(year: Year, started_on: date | None, ended_on: date | None, absences: Iterable[Absence] = ()) -> bytes:
    """Half days that a person works on each day of the year: 0 before the first and after the last day in the
    company and on free days, less what leave takes."""
    size = len(year.weights)
    origin = year.first.toordinal()
    begin = min(max(started_on.toordinal() - origin, 0), size) if started_on else 0
    end = min(max(ended_on.toordinal() - origin + 1, 0), size) if ended_on else size
    work = bytearray(size)
    work[begin:end] = year.weights[begin:end]
    for one in absences:
        for number in range(max(one.first, 2 * origin), min(one.last, 2 * (origin + size) - 1) + 1):
            at = number // 2 - origin
            work[at] -= work[at] > 0
    return bytes(work)
