"""What a source cost in a period, and what it brought."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of leads; money in fen. They add up."""

    cost: int = 0
    leads: int = 0
    contacted: int = 0
    qualified: int = 0
    converted: int = 0
    invalid: int = 0
    deals: int = 0
    won: int = 0
    amount: int = 0

    def plus(self, other: "Brought") -> "Brought":
        """Both together."""
        return Brought(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def spent(cost: int, starts_on: date | None, ends_on: date | None, entered_on: date, period: Period | None) -> int:
    """The part of a cost (fen) that falls into a period: evenly over the days of the source. Without an end it falls on
    the first day, without any date on the day the source was entered; without a period all of it counts.

    Parts of consecutive periods add up to the whole, to the fen."""
    if period is None:
        return cost
    first = starts_on or ends_on or entered_on
    last = ends_on or first
    days = (last - first).days + 1

    def until(day: date) -> int:
        """Spent before a day."""
        return cost * min(days, max(0, (day - first).days)) // days

    return until(date.fromordinal(period[1].toordinal() + 1)) - until(period[0])


def rolled_up(own: Mapping[int, Brought], paths: Mapping[int, Iterable[int]]) -> dict[int, Brought]:
    """Each source with everything below it; `paths` are the ids from the top down to the source."""
    found: dict[int, Brought] = {}
    for source, line in paths.items():
        for above in line:
            found[above] = found.get(above, Brought()).plus(own.get(source, Brought()))
    return found
