"""Cuts a rep's customers into routes: neighbours together, every day about as full as the others."""

from collections.abc import Sequence
from dataclasses import dataclass

WORKDAYS = (1, 2, 3, 4, 5)
WEEKLY = 7
SELDOM = 90  # days: what a customer without a cycle counts for


@dataclass(frozen=True, slots=True)
class Place:
    """A customer with where it is and its cycle."""

    customer_id: int
    province: str
    city: str
    district: str
    name: str
    cycle: int | None

    @property
    def load(self) -> float:
        """Visits that it takes of a weekly run."""
        return min(1.0, WEEKLY / (self.cycle or SELDOM))


def routes(places: Sequence[Place], weekdays: Sequence[int] = WORKDAYS) -> list[tuple[int, list[Place]]]:
    """(weekday, its customers in order) for each day that gets any: sorted by place and cut where a day is full."""
    ordered = sorted(places, key=lambda one: (one.province, one.city, one.district, one.name, one.customer_id))
    total = sum(one.load for one in ordered)
    count = min(len(weekdays), len(ordered))
    found: list[list[Place]] = [[] for _ in range(count)]
    done = 0.0
    for one in ordered:
        # By the middle of its load, so that nobody falls over the edge by rounding.
        at = min(int((done + one.load / 2) / total * count), count - 1)
        found[at].append(one)
        done += one.load
    return [(day, part) for day, part in zip(weekdays, found, strict=False) if part]


def district_of(part: Sequence[Place]) -> str:
    """What most of a route's customers have as district, else city; empty when none has any."""
    names = [one.district or one.city for one in part if one.district or one.city]
    return max(sorted(set(names)), key=names.count) if names else ""
