"""When a broadcast is due: once for each day and slot, late after an outage, never in the night. Times are local."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Slot = Literal["morning", "evening"]
LATE = timedelta(minutes=30)  # from then on it is one that an outage held up
NIGHT_FROM, NIGHT_TO = time(22), time(7)


@dataclass(frozen=True, slots=True)
class Hours:
    """The set times of a broadcast, from when on they hold, and on which days."""

    morning: time | None
    evening: time | None
    since: datetime
    on: Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Due:
    """A day and slot whose time has come. `missed`: the next one's has come as well, so this one is not sent."""

    day: date
    slot: Slot
    missed: bool


def due(hours: Hours, now: datetime, done: Iterable[tuple[date, str]]) -> list[Due]:
    """What is to be done now, oldest first. Yesterday's last one may still go until today's first."""
    known = set(done)
    moments = _moments(hours, now)
    passed = [one for one in moments if one[0] <= now]
    found = []
    for n, (moment, day, slot) in enumerate(passed):
        if (day, slot) in known or moment < hours.since:
            continue
        missed = n + 1 < len(passed)
        if missed or not _sleeping(now, moment):
            found.append(Due(day, slot, missed))
    return found


def figures_of(day: date, slot: Slot, previous: Callable[[date], date]) -> date:
    """The day that is told about: the evening tells of its own, the morning of the one before."""
    return day if slot == "evening" else previous(day)


def _moments(hours: Hours, now: datetime) -> list[tuple[datetime, date, Slot]]:
    slots: tuple[tuple[Slot, time | None], ...] = (("morning", hours.morning), ("evening", hours.evening))
    return [
        (datetime.combine(day, at, now.tzinfo), day, slot)
        for day in (now.date() - timedelta(days=1), now.date())
        if hours.on(day)
        for slot, at in slots
        if at is not None
    ]


def _sleeping(now: datetime, moment: datetime) -> bool:
    """Whether an outage has pushed it into the night; set times are kept whatever the hour."""
    return now - moment > LATE and (now.time() >= NIGHT_FROM or now.time() < NIGHT_TO)
