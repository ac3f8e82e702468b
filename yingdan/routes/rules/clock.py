"""The clock of a day: when each stop of an order is reached, how long is waited, what is late, when the day ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from yingdan.routes.rules.travel import Matrix

DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit to be made: how long it takes (seconds), when it may begin (seconds of the day), and what it is worth.

    `must` is never left out; an optional one is when the day is full, the least `value` first.
    """

    service: int
    opens: int = 0
    closes: int = DAY
    must: bool = True
    value: int = 1


@dataclass(frozen=True, slots=True)
class Day:
    """The frame: working hours and lunch in seconds of the day; places as indexes of the matrix, None: anywhere.

    Lunch takes `lunch` seconds and begins between `lunch_from` and `lunch_to`; 0 is none.
    """

    starts: int
    ends: int
    lunch: int = 0
    lunch_from: int = 0
    lunch_to: int = 0
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """All that a day is worked out from. Stop `n` is place `n` of the matrix; start and end come after the stops."""

    day: Day
    stops: tuple[Stop, ...]
    ways: Matrix


@dataclass(frozen=True, slots=True)
class Timed:
    """One stop on the clock. `late` are the seconds that the visit begins after its window closed."""

    stop: int
    arrive: int
    begin: int
    leave: int
    seconds: int
    metres: int
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class Run:
    """A day on the clock. `ends` is the time at the end place; `overtime` what of it lies after working hours.

    `lunch_at` is when lunch begins, None when the day ends before. `waiting` counts waiting for lunch too.
    """

    stops: tuple[Timed, ...]
    ends: int
    seconds: int
    metres: int
    waiting: int
    service: int
    late: int
    overtime: int
    lunch_at: int | None

    @property
    def work(self) -> int:
        """Seconds on the way, at customers and waiting; without lunch."""
        return self.seconds + self.service + self.waiting


def run(task: Task, order: Sequence[int]) -> Run:
    """The day in this order."""
    day, ways, now, at = task.day, task.ways, task.day.starts, task.day.start
    lunch_at: int | None = None
    idle, timed = 0, []
    for number in order:
        stop = task.stops[number]
        seconds, metres = _way(ways, at, number)
        if lunch_at is None and _lunch_first(day, now, max(now + seconds, stop.opens) + stop.service):
            lunch_at = max(now, day.lunch_from)
            idle += lunch_at - now
            now = lunch_at + day.lunch
        arrive = now + seconds
        begin = max(arrive, stop.opens)
        now, at = begin + stop.service, number
        late = max(0, begin - stop.closes)
        timed.append(Timed(number, arrive, begin, now, seconds, metres, begin - arrive, late))
    home, home_metres = _way(ways, at, day.end)
    ends = now + home
    return Run(
        stops=tuple(timed), ends=ends, seconds=home + sum(one.seconds for one in timed),
        metres=home_metres + sum(one.metres for one in timed), waiting=idle + sum(one.waiting for one in timed),
        service=sum(task.stops[number].service for number in order), late=sum(one.late for one in timed),
        overtime=max(0, ends - day.ends), lunch_at=lunch_at,
    )  # fmt: skip


def cost(task: Task, order: Sequence[int]) -> tuple[int, int]:
    """Seconds too late (windows and working hours), and seconds on the way or waiting: what `run` says, but quicker."""
    day, stops, seconds = task.day, task.stops, task.ways.seconds
    now, at, had, late, spent = day.starts, day.start, not day.lunch, 0, 0
    for number in order:
        stop = stops[number]
        way = 0 if at is None else seconds[at][number]
        if not had and (
            now >= day.lunch_from or (now + way if now + way > stop.opens else stop.opens) + stop.service > day.lunch_to
        ):
            had = True
            if now < day.lunch_from:
                spent += day.lunch_from - now
                now = day.lunch_from
            now += day.lunch
        now += way
        spent += way
        if now < stop.opens:
            spent += stop.opens - now
            now = stop.opens
        elif now > stop.closes:
            late += now - stop.closes
        now += stop.service
        at = number
    home = 0 if at is None or day.end is None else seconds[at][day.end]
    return late + max(0, now + home - day.ends), spent + home


def _lunch_first(day: Day, now: int, done: int) -> bool:
    """Lunch comes before a visit when it is time for it, or would be over by the end of the visit."""
    return day.lunch > 0 and (now >= day.lunch_from or done > day.lunch_to)


def _way(ways: Matrix, at: int | None, to: int | None) -> tuple[int, int]:
    if at is None or to is None:
        return 0, 0
    return ways.seconds[at][to], ways.metres[at][to]
