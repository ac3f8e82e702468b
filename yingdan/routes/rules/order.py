"""The order of a day's stops: built by insertion, improved, and without optional stops when the day is full.

Solomon (1987) for insertion with windows. What is compared is, in this order: seconds too late, the value of what is
left out, seconds on the way and waiting, metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from yingdan.routes.rules.clock import Run, Task, cost, run
from yingdan.routes.rules.improve import improve

Key = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """An order, what was left out of it, and its day on the clock."""

    order: tuple[int, ...]
    dropped: tuple[int, ...]
    run: Run


def key(task: Task, order: Sequence[int]) -> Key:
    """By what orders are compared; less is better."""
    late, spent = cost(task, order)
    inside = set(order)
    missed = sum(stop.value for number, stop in enumerate(task.stops) if number not in inside)
    places = [task.day.start, *order, task.day.end]
    metres = task.ways.metres
    way = sum(metres[a][b] for a, b in pairwise(places) if a is not None and b is not None)
    return late, missed, spent, way


def best(task: Task, *given: Sequence[int]) -> Plan:
    """The best order found, starting from nothing and from each order given; never worse than any of these.

    Stops that must be visited are always in it. Where they alone can be in time, no visit is late and the day ends in
    time.
    """
    found = [list(one) for one in given if _whole(task, one)]
    musts = [number for number, stop in enumerate(task.stops) if stop.must]
    for start in [[], *(_known(task, one) for one in given)]:
        base = improve(task, _insert(task, start, musts))
        light = _lighten(task, base)
        order = improve(task, _insert(task, light, range(len(task.stops))))
        found.append(_insert(task, order, range(len(task.stops))))
    return made(task, min(found, key=lambda one: key(task, one)))


def made(task: Task, order: Sequence[int]) -> Plan:
    """An order as a plan, as it is."""
    inside = set(order)
    return Plan(tuple(order), tuple(n for n in range(len(task.stops)) if n not in inside), run(task, order))


def _insert(task: Task, order: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """Puts in what is missing of those wanted, each where it costs least: what must be visited first, what closes first
    of these; then the most valuable, and only where it makes nothing late."""
    made, inside, stops = list(order), set(order), task.stops
    missing = [number for number in wanted if number not in inside]
    missing.sort(key=lambda n: (not stops[n].must, 0 if stops[n].must else -stops[n].value, stops[n].closes, n))
    late = cost(task, made)[0]
    for number in missing:
        tried = ([*made[:at], number, *made[at:]] for at in range(len(made) + 1))
        after, found = min((cost(task, one), one) for one in tried)
        if stops[number].must or after[0] <= late:
            made, late = found, after[0]
    return made


def _lighten(task: Task, order: Sequence[int]) -> list[int]:
    """Takes out optional stops, the least valuable first, until nothing is late or none is left."""
    made = list(order)
    while cost(task, made)[0] and (optional := [n for n in made if not task.stops[n].must]):
        least = min(task.stops[n].value for n in optional)
        tried = ([n for n in made if n != one] for one in optional if task.stops[one].value == least)
        made = min((cost(task, one), one) for one in tried)[1]
    return made


def _known(task: Task, order: Sequence[int]) -> list[int]:
    """What an order names, once each."""
    return [number for number in dict.fromkeys(order) if 0 <= number < len(task.stops)]


def _whole(task: Task, order: Sequence[int]) -> bool:
    """Whether an order names every stop that must be visited, and none twice."""
    inside = set(order)
    musts = {number for number, stop in enumerate(task.stops) if stop.must}
    return list(order) == _known(task, order) and musts <= inside
