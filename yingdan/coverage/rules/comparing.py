"""What differs between two versions of a card, part by part."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version in plain values: `facts` by part and field, `routes` by name, `outlets` by customer in their order."""

    facts: Mapping[str, Values]
    routes: Mapping[str, Values]
    outlets: Mapping[int, Values]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is another one; a whole thing that came or went has `before` or `after` only."""

    part: str
    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class OutletChange:
    """A customer that came, went, or is visited otherwise."""

    customer_id: int
    kind: str
    changes: list[Change] = field(default_factory=list)


PART_OF = {"route": "route", "cycle_days": "cycle", "minutes": "times", "window": "times"}


def facts(before: Snapshot, after: Snapshot) -> list[Change]:
    """Fields of the card, and routes."""
    found = [
        Change(part, name, values[name], after.facts[part][name])
        for part, values in before.facts.items()
        for name in values
        if values[name] != after.facts[part][name]
    ]
    for name in [*before.routes, *(one for one in after.routes if one not in before.routes)]:
        pair = before.routes.get(name), after.routes.get(name)
        if pair[0] != pair[1]:
            found.append(Change("route", name, *pair))
    return found


def outlets(before: Snapshot, after: Snapshot) -> list[OutletChange]:
    """Customers that came, then those that went, then those that are visited otherwise."""
    came = [OutletChange(one, "added") for one in after.outlets if one not in before.outlets]
    went = [OutletChange(one, "removed") for one in before.outlets if one not in after.outlets]
    moved, other = _moved(before, after), []
    for one, old in before.outlets.items():
        new = after.outlets.get(one)
        if new is None:
            continue
        changes = [Change(PART_OF[name], name, old[name], new[name]) for name in old if old[name] != new[name]]
        if one in moved:
            changes.append(Change("route", "position", *moved[one]))
        if changes:
            other.append(OutletChange(one, "changed", changes))
    return [*came, *went, *other]


def _moved(before: Snapshot, after: Snapshot) -> dict[int, tuple[int, int]]:
    """Places before and after of those that stand elsewhere among the others of their route. That somebody in front
    came or went moves nobody: the largest part that kept its order stayed."""
    routes: dict[str, list[int]] = {}
    for one, line in before.outlets.items():
        if one in after.outlets and after.outlets[one].get("route") == line.get("route"):
            routes.setdefault(line.get("route", ""), []).append(one)
    place = {one: n for n, one in enumerate(after.outlets)}
    found: dict[int, tuple[int, int]] = {}
    for route, old in routes.items():
        new = sorted(old, key=place.__getitem__)
        stayed = set(_longest_in_order([place[one] for one in old]))
        if route:  # without a route there is no order
            found |= {one: (old.index(one) + 1, new.index(one) + 1) for one in old if place[one] not in stayed}
    return found


def _longest_in_order(numbers: list[int]) -> list[int]:
    """The longest rising part of different numbers, in O(n log n)."""
    ends: list[int] = []
    back: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        back[number] = ends[at - 1] if at else None
        if at == len(ends):
            ends.append(number)
        else:
            ends[at] = number
    found: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        found.append(last)
        last = back[last]
    return found[::-1]
