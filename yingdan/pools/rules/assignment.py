"""Who gets which record of a pool, and why. See docs/algorithms/assignment.md.

By turns (round robin, ratio): one record after the other, each to whom the turn owes most. By flow (load, territory,
ability): all records at once, at the least cost. All amounts are whole numbers or fractions of them: no share is ever
rounded to nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from yingdan.pools.rules import flow

Method = Literal["round_robin", "ratio", "load", "territory", "ability"]
TURNS = ("round_robin", "ratio")


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who may receive. `share` is a positive whole number (hundredths), `load` what is held already, `upper`
    the most to hold (None = no limit), `lower` what to be filled up to first; `why_not` bars for its own reason."""

    id: int
    share: int = 100
    ability: int = 50
    load: int = 0
    lower: int = 0
    upper: int | None = None
    territories: frozenset[int] = frozenset()
    why_not: str = ""

    @property
    def room(self) -> int | None:
        """How many more."""
        return None if self.upper is None else max(0, self.upper - self.load)


@dataclass(frozen=True, slots=True)
class Item:
    """A record: the territories that it lies in (the smallest and those above), who had it before, what it is worth."""

    id: int
    territories: frozenset[int] = frozenset()
    former: int | None = None
    worth: int = 1


@dataclass(frozen=True, slots=True)
class Reason:
    """What spoke for or against a receiver; `load` is what the person held at the time."""

    receiver: int
    code: str
    load: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a record goes (None = it stays), why, and what was said of everybody."""

    item: int
    receiver: int | None
    why: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices in the order of the records, and whom the turn owes what afterwards."""

    choices: tuple[Choice, ...]
    owed: Mapping[int, int] = field(default_factory=dict)


def assign(
    method: Method, items: Sequence[Item], receivers: Sequence[Receiver], *, territory_only: bool = False,
    owed: Mapping[int, int] | None = None,
) -> Plan:  # fmt: skip
    """Decides for all records. The same input in any order gives the same plan."""
    people = sorted(receivers, key=lambda one: one.id)
    wanted = sorted(items, key=lambda one: one.id)
    if method in TURNS:
        return _by_turns(method, wanted, people, territory_only, dict(owed or {}))
    given = _by_flow(method, wanted, people, territory_only)
    loads = {one.id: one.load for one in people}
    choices = []
    for item in wanted:
        receiver = given.get(item.id)
        reasons = _reasons(item, people, loads, territory_only)
        choices.append(_choice(item, receiver, reasons, method))
        if receiver is not None:
            loads[receiver] += 1
    return Plan(tuple(choices), dict(owed or {}))


def _barred(item: Item, one: Receiver, load: int, territory_only: bool) -> str:
    """Why somebody may not get a record; empty when he may."""
    if one.why_not:
        return one.why_not
    if item.former == one.id:
        return "had_it_before"
    if territory_only and not item.territories & one.territories:
        return "other_territory"
    return "full" if one.upper is not None and load >= one.upper else ""


def _reasons(item: Item, people: Sequence[Receiver], loads: Mapping[int, int], territory_only: bool) -> list[Reason]:
    found = []
    for one in people:
        code = _barred(item, one, loads[one.id], territory_only)
        match = "own_territory" if item.territories & one.territories else "possible"
        found.append(Reason(one.id, code or match, loads[one.id]))
    return found


def _choice(item: Item, receiver: int | None, reasons: list[Reason], method: Method) -> Choice:
    if receiver is not None:
        return Choice(item.id, receiver, method, tuple(reasons))
    codes = {one.code for one in reasons}
    for why in ("full", "other_territory", "had_it_before", "off_duty"):
        if why in codes:
            return Choice(item.id, None, why, tuple(reasons))
    return Choice(item.id, None, "nobody", tuple(reasons))


def _by_turns(
    method: Method, items: Sequence[Item], people: Sequence[Receiver], territory_only: bool, owed: dict[int, int]
) -> Plan:
    """Every record adds each possible receiver's share to what is owed; who is owed most gets it and pays for all.
    Over time everybody who may receive gets exactly the share, never two more or less."""
    shares = {one.id: one.share if method == "ratio" else 1 for one in people}
    loads = {one.id: one.load for one in people}
    owed = {one.id: owed.get(one.id, 0) for one in people}
    choices = []
    for item in items:
        reasons = _reasons(item, people, loads, territory_only)
        able = [one.id for one in people if not _barred(item, one, loads[one.id], territory_only)]
        chosen = None
        if able:
            for one in able:
                owed[one] += shares[one]
            chosen = max(able, key=lambda one: (owed[one], -one))
            owed[chosen] -= sum(shares[one] for one in able)
            loads[chosen] += 1
        choices.append(_choice(item, chosen, reasons, method))
    return Plan(tuple(choices), owed)


def _by_flow(
    method: Method, items: Sequence[Item], people: Sequence[Receiver], territory_only: bool
) -> dict[int, int]:  # item → receiver
    """Records that are alike are one source of the flow: what goes to whom is whole by the nature of flows."""
    alike: dict[tuple[frozenset[int], int | None, int], list[int]] = defaultdict(list)
    for item in items:
        alike[item.territories, item.former, item.worth].append(item.id)
    kinds = sorted(alike, key=lambda key: alike[key][0])
    heads = [Item(alike[kind][0], *kind) for kind in kinds]
    arcs = [
        flow.Arc(source, sink, _cost(method, head, one))
        for source, head in enumerate(heads)
        for sink, one in enumerate(people)
        if not _barred(head, one, one.load, territory_only)
    ]
    sinks = [flow.Sink(one.load, one.lower, one.upper, one.share) for one in people]
    amounts = flow.cheapest([len(alike[kind]) for kind in kinds], sinks, arcs)
    given: dict[int, int] = {}
    for source, kind in enumerate(kinds):
        waiting = iter(alike[kind])
        for sink, one in enumerate(people):
            for _ in range(amounts.get((source, sink), 0)):
                given[next(waiting)] = one.id
    return given


def _cost(method: Method, item: Item, one: Receiver) -> int:
    """What it costs beside the load; see flow.LOAD for how the two are weighed."""
    if method == "territory":
        return 0 if item.territories & one.territories else flow.MISFIT
    if method == "ability":
        return (100 - one.ability) * item.worth * flow.ABILITY
    return 0
