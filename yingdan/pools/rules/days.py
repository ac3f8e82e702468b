"""Counting days forwards: calendar days, workdays and months, in the same way here and in SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from yingdan.platform.resources.conditions.relative import add_months

YEARS_BACK, YEARS_AHEAD = 10, 4
YEAR = 366
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` to `end`. `before[n]` are the workdays up to and with day n, `work` all workdays.

    Workdays before `start` are not counted, and what would lie after `end` does not come (None): a horizon of four
    years, worked out anew every night.
    """

    start: date
    end: date
    before: tuple[int, ...]
    work: tuple[date, ...]

    @classmethod
    def around(cls, today: date, is_workday: Callable[[date], bool]) -> "Days":
        """Ten years back and four ahead."""
        start, end = today - timedelta(YEARS_BACK * YEAR), today + timedelta(YEARS_AHEAD * YEAR)
        work: list[date] = []
        before: list[int] = []
        for number in range((end - start).days + 1):
            day = start + timedelta(number)
            if is_workday(day):
                work.append(day)
            before.append(len(work))
        return cls(start, end, tuple(before), tuple(work))

    def after(self, day: date, n: int, workdays: bool) -> date | None:
        """The nth day (or workday) after a day, n ≥ 1; None beyond the horizon."""
        if workdays:
            return self._nth_workday(max(day, self.start), n)
        return self._within(day + timedelta(n))

    def months_after(self, day: date, n: int) -> date | None:
        """The same day n months on, or the last of that month."""
        first = add_months(day.replace(day=1), n)
        last = add_months(first, 1) - timedelta(1)
        return self._within(first.replace(day=min(day.day, last.day)))

    def _nth_workday(self, day: date, n: int) -> date | None:
        place = (day - self.start).days
        if place >= len(self.before):
            return None
        index = self.before[place] + n - 1
        return self.work[index] if index < len(self.work) else None

    def _within(self, day: date) -> date | None:
        return day if day <= self.end else None
