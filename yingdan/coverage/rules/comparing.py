"""What differs between two versions of a card, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version in plain values: `facts` by part and field, `routes` by name, `outlets` by customer."""

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


PART_OF = {"route": "route", "position": "route", "cycle_days": "cycle", "minutes": "times", "window": "times"}


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
    other = []
    for one in before.outlets:
        if one in after.outlets and before.outlets[one] != after.outlets[one]:
            old, new = before.outlets[one], after.outlets[one]
            other.append(
                OutletChange(one, "changed", [Change(PART_OF[n], n, old[n], new[n]) for n in old if old[n] != new[n]])
            )
    return [*came, *went, *other]
