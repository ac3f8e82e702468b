"""The demo company's time: whole minutes since its first day, in the company's own time zone."""

from bisect import bisect_right
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from chinese_calendar import is_workday

from yingdan.kernel import clock

DAY = 1440
HISTORY_DAYS = 731
RUN_UP_DAYS = 120  # deals need a past before the two years that are shown
AHEAD_DAYS = 400
CUTS = (0, 10, 12, 15, 18)  # hours at which a day's story is cut, so that two runs close together agree
# Share of new business by month: quiet at Chinese New Year, strong at the ends of quarters.
SEASON = (0.85, 0.55, 1.15, 1.0, 1.0, 1.15, 0.92, 0.95, 1.12, 0.9, 1.12, 1.25)
YEARLY_GROWTH = 0.05


class Axis:
    """Turns minutes into text for COPY and draws working times."""

    def __init__(self, now: datetime) -> None:
        local = now.astimezone(clock.company_zone())
        self.today = local.date()
        self.first = self.today - timedelta(days=HISTORY_DAYS + RUN_UP_DAYS)
        self.now_day = (self.today - self.first).days
        self.now = self.now_day * DAY + max(hour for hour in CUTS if hour <= local.hour) * 60
        self.shown_day = RUN_UP_DAYS
        days = [self.first + timedelta(days=n) for n in range(self.now_day + AHEAD_DAYS)]
        self.texts = [day.isoformat() for day in days]
        self.clock = [f" {minute // 60:02d}:{minute % 60:02d}" for minute in range(DAY)]
        works = [_works(day) for day in days]
        self.next_working = _next(works)
        pull = [_pull(day, day_works, self.first) for day, day_works in zip(days, works, strict=True)]
        self.pull = list(accumulate(pull[: self.now_day + 1]))

    def number(self, day: date) -> int:
        """How many days after the first day."""
        return (day - self.first).days

    def day(self, minute: int) -> str:
        """The date of a minute."""
        return self.texts[minute // DAY]

    def stamp(self, minute: int) -> str:
        """The local date and time of a minute."""
        return self.texts[minute // DAY] + self.clock[minute % DAY]

    def opening(self, rnd: Random, since_day: int, until_day: int) -> int:
        """A minute at which business begins, between two days: seasonal, growing, on working days."""
        low = self.pull[since_day - 1] if since_day else 0.0
        high = self.pull[min(until_day, self.now_day)]
        day = min(bisect_right(self.pull, low + rnd.random() * (high - low)), self.now_day)
        return day * DAY + 540 + int(rnd.random() * 530)

    def working(self, rnd: Random, minute: int) -> int:
        """A working minute on the day of `minute`, mostly moved to the next working day."""
        day = minute // DAY
        return (self.next_working[day] if rnd.random() < 0.9 else day) * DAY + 510 + int(rnd.random() * 570)


def _works(day: date) -> bool:
    """Whether the company works on a day; years that the calendar does not know yet have plain weekends."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def _next(works: list[bool]) -> list[int]:
    """For each day the first working day from it on."""
    found, following = [0] * len(works), len(works) - 1
    for number in range(len(works) - 1, -1, -1):
        following = number if works[number] else following
        found[number] = following
    return found


def _pull(day: date, works: bool, first: date) -> float:
    """How much new business begins on a day."""
    years = (day - first).days / 365
    return (1.0 if works else 0.06) * SEASON[day.month - 1] * float((1 + YEARLY_GROWTH) ** years)
