"""Whether the fixed times of a route's outlets can all be kept on one day, in the order of the route."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """Minutes of the day: not before `opens`, over by `closes`; `minutes` long, then `travel` to the next one."""

    opens: int
    closes: int
    minutes: int
    travel: int


def late(stops: Sequence[Stop]) -> list[int]:
    """For each stop by how many minutes it would end too late, each begun as early as the ones before allow."""
    found, free = [], 0
    for stop in stops:
        begin = max(free, stop.opens)
        found.append(max(begin + stop.minutes - stop.closes, 0))
        free = begin + stop.minutes + stop.travel
    return found


def late_by_sums(stops: Sequence[Stop]) -> list[int]:
    """The same by running sums and maxima, which is how the database works it out for all routes at once."""
    found, before, latest = [], 0, 0
    for number, stop in enumerate(stops):
        latest = max(latest, stop.opens - before) if number else stop.opens
        found.append(max(before + latest + stop.minutes - stop.closes, 0))
        before += stop.minutes + stop.travel
    return found
