"""Spans that reports and plans are about (a day, a week, a month), and when the report of one is due."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from yingdan.org.rules.calendar import Calendar

Kind = Literal["day", "week", "month"]
KINDS: Final[tuple[Kind, ...]] = ("day", "week", "month")
LONGEST = 400  # days to look for a workday: more free days in a row than any calendar has


@dataclass(frozen=True, slots=True)
class Span:
    """A day, a week from Monday to Sunday, or a month; both ends included."""

    kind: Kind
    start: date
    end: date

    @property
    def days(self) -> list[date]:
        """All of its days."""
        return [self.start + timedelta(n) for n in range((self.end - self.start).days + 1)]

    def next(self) -> "Span":
        """The one after it."""
        return containing(self.kind, self.end + timedelta(1))

    def before(self) -> "Span":
        """The one before it."""
        return containing(self.kind, self.start - timedelta(1))


def containing(kind: Kind, day: date) -> Span:
    """The span of a kind that a day lies in."""
    if kind == "day":
        return Span(kind, day, day)
    if kind == "week":
        start = day - timedelta(day.weekday())
        return Span(kind, start, start + timedelta(6))
    return Span(kind, day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def ending(kind: Kind, day: date, count: int) -> list[Span]:
    """So many spans in order, the last one that of the day."""
    found = [containing(kind, day)]
    while len(found) < count:
        found.insert(0, found[0].before())
    return found


def last_workday(calendar: Calendar, span: Span) -> date | None:
    """The last day of the span on which people work; None when there is none."""
    return next((day for day in reversed(span.days) if calendar.is_workday(day)), None)


def due_at(calendar: Calendar, span: Span, after: int, at: time, zone: ZoneInfo) -> datetime:
    """When its report is due: at a time of the day, so many workdays after its last workday (its last day when nobody
    works in it)."""
    day, left = last_workday(calendar, span) or span.end, after
    for _ in range(LONGEST):
        if left <= 0:
            break
        day += timedelta(1)
        left -= calendar.is_workday(day)
    return datetime.combine(day, at, zone)


def next_workday(calendar: Calendar, day: date) -> date:
    """The first workday after a day: the one that tomorrow's plan is for."""
    found = (day + timedelta(n) for n in range(1, LONGEST))
    return next((one for one in found if calendar.is_workday(one)), day + timedelta(1))


def owes(calendar: Calendar, span: Span, started: date | None, ended: date | None, away: set[date]) -> bool:
    """Whether somebody writes a report of it: there is a workday on which the person is in post and not on leave all
    day. A free day is reported on only by who wants to."""
    return any(
        calendar.is_workday(day)
        and (started is None or started <= day)
        and (ended is None or day <= ended)
        and day not in away
        for day in span.days
    )
