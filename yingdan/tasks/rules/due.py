"""When a task is due, and when somebody is reminded of it."""

from datetime import date, datetime, timedelta

from yingdan.kernel import clock

MORNING = 9  # of the company's day: when reminders of whole days come


def end_of(day: date) -> datetime:
    """The last second of a company's day."""
    return clock.day_start(day + timedelta(days=1)) - timedelta(seconds=1)


def settle(due_at: datetime | None, whole_day: bool) -> datetime | None:
    """The due instant as it is kept: of a whole day its end."""
    return end_of(clock.business_day(due_at)) if due_at and whole_day else due_at


def remind_at(due_at: datetime | None, whole_day: bool, minutes: int | None) -> datetime | None:
    """When to remind: `minutes` before the task is due; of a whole day before nine in the morning."""
    if due_at is None or minutes is None:
        return None
    start = clock.day_start(clock.business_day(due_at)) + timedelta(hours=MORNING) if whole_day else due_at
    return start - timedelta(minutes=minutes)


def overdue_days(due_at: datetime | None, now: datetime) -> int:
    """How many days of the company the due day is over; 0 on the day itself."""
    if due_at is None or due_at >= now:
        return 0
    return (clock.business_day(now) - clock.business_day(due_at)).days


def overdue_since(today: date, days: int) -> datetime:
    """What was due before this instant has been overdue for at least so many days today."""
    return clock.day_start(today - timedelta(days=max(days, 1) - 1))
