"""On which days customers are visited: when they fall due, on the days of their routes, as many as a day holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Line:
    """A customer that is to be visited every `cycle` days, the next time by `due_on`. `route_days` are those of the
    days asked for on which its route runs (None: on no route, any day will do), `planned` those it is planned on."""

    customer_id: int
    due_on: date
    cycle: int
    route_days: frozenset[date] | None = None
    planned: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """A visit on a day; `due_on` is what it follows from."""

    customer_id: int
    day: date
    due_on: date
    by_route: bool


@dataclass(slots=True)
class Proposal:
    """What fits, in order of days, and the customers for whom the days were too full."""

    visits: list[Proposed] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def propose(lines: Iterable[Line], days: Sequence[date], per_day: Mapping[date, int]) -> Proposal:
    """Longest overdue first, each on the first day on or after it falls due that still has room; then again a cycle
    later. `days` are working days in order, `per_day` how many more visits each of them holds."""
    room, found = dict(per_day), Proposal()
    if not days:
        return found
    waiting = sorted(lines, key=lambda one: (_first(one), one.customer_id))
    for line in waiting:
        due = _first(line)
        while max(due, days[0]) <= days[-1]:
            day = _day(line, max(due, days[0]), days, room)
            if day is None:
                if line.route_days is None or _after(line.route_days, due):
                    found.left.append(line.customer_id)
                break
            room[day] -= 1
            found.visits.append(Proposed(line.customer_id, day, due, line.route_days is not None))
            due = day + timedelta(line.cycle)
    found.visits.sort(key=lambda one: (one.day, one.due_on, one.customer_id))
    return found


def _first(line: Line) -> date:
    """What is planned already counts as a visit on that day."""
    return max((day + timedelta(line.cycle) for day in line.planned), default=line.due_on)


def _day(line: Line, due: date, days: Sequence[date], room: Mapping[date, int]) -> date | None:
    may = days if line.route_days is None else [day for day in days if day in line.route_days]
    return next((day for day in may if day >= due and room.get(day, 0) > 0), None)


def _after(days: Iterable[date], due: date) -> bool:
    return any(day >= due for day in days)
