"""Activity targets of a week and what was done of them, each with the records behind it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from yingdan.customers.models import Customer, FollowUp
from yingdan.deals.models import Deal, StageEntry
from yingdan.deals.selectors import pipelines
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.targets.models import ActivityTarget
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors.working import METHODS, QUOTE

READS = {"leads": "customer.read", "deals": "deal.read", "quotes": "deal.read"}  # the others are follow-ups
MANY = 500
Done = dict[tuple[int, str], int]


@dataclass(slots=True)
class Item:
    """A kind of work in a week: how much was meant, how much was done."""

    kind: str
    per_week: int
    done: int
    drill: dict[str, Any] | None


@dataclass(slots=True)
class Person:
    """Somebody with activity targets."""

    member: int
    name: str
    team: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Week:
    """A week, Monday to Sunday, of a node: everybody's lines, in order of name."""

    start: date
    end: date
    people: list[Person]


def in_force(start: date, end: date) -> QuerySet[ActivityTarget]:
    """Activity targets that hold on some day of the range."""
    return ActivityTarget.objects.filter(replaced_by=None, starts_on__lte=end, ends_on__gte=start)


def week(actor: Actor, place: nodes.Place, day: date) -> Week:
    """The week that a day lies in."""
    start = day - timedelta(day.weekday())
    end = start + timedelta(6)
    rows = in_force(start, end).select_related("member")
    whose = Q(member=place.id) if place.kind == "member" else Q(member__team_id__in=list(place.tree.nodes))
    people: dict[int, Person] = {}
    wanted: dict[tuple[int, str], ActivityTarget] = {}
    for row in rows.filter(whose).order_by("member__name", "member_id", "starts_on"):
        people.setdefault(row.member_id, Person(row.member_id, row.member.name, row.member.team_id))
        wanted[row.member_id, row.kind] = row  # of two in one week the later one
    quotes = _quotes(people, start, end) if any(kind == "quotes" for _, kind in wanted) else {}
    done = count(people, start, end) | {(one, "quotes"): len(ids) for one, ids in quotes.items()}
    order = {kind: n for n, kind in enumerate(ActivityTarget.KINDS)}
    for (member, kind), row in sorted(wanted.items(), key=lambda one: order[one[0][1]]):
        person = people[member]
        opens = nodes.reaches_member(actor, READS.get(kind, "followup.read"), member, person.team)
        found = drill(kind, member, start, end, quotes.get(member, [])) if opens else None
        person.items.append(Item(kind, row.per_week, done.get((member, kind), 0), found))
    return Week(start, end, list(people.values()))


def count(members: Collection[int], start: date, end: date) -> Done:
    """What was done from a day to a day, by member and kind (quotes apart). Three queries."""
    if not members:
        return {}
    instants = (clock.day_start(start), clock.day_start(end + timedelta(1)))
    owner = Q(owner_id__in=list(members))
    ways = FollowUp.objects.filter(owner, happened_at__gte=instants[0], happened_at__lt=instants[1], method__in=METHODS)
    found: Done = {
        (member, METHODS[way]): n
        for member, way, n in ways.values_list("owner_id", "method").annotate(Count("id")).order_by()
    }
    deals = Deal.objects.filter(owner, opened_on__range=(start, end))
    leads = Customer.objects.filter(owner, created_at__gte=instants[0], created_at__lt=instants[1])
    for kind, rows in (("deals", deals), ("leads", leads)):
        for member, n in rows.values_list("owner_id").annotate(Count("id")).order_by():
            found[member, kind] = n
    return found


def _quotes(members: Collection[int], start: date, end: date) -> dict[int, list[int]]:
    """Deals that came into a stage with a quote, by owner."""
    stages = [
        stage.id
        for line in pipelines.active()
        for n, stage in enumerate(line.stages.all())
        if n and QUOTE.search(stage.name)
    ]
    rows = StageEntry.objects.filter(
        stage__in=stages, entered_at__gte=clock.day_start(start), entered_at__lt=clock.day_start(end + timedelta(1)),
        deal__owner_id__in=list(members),
    )  # fmt: skip
    found: dict[int, list[int]] = {}
    for owner, deal in rows.values_list("deal__owner_id", "deal_id").distinct().order_by("deal_id"):
        found.setdefault(owner, []).append(deal)
    return found


def drill(kind: str, member: int, start: date, end: date, deals: list[int]) -> dict[str, Any]:
    """The very records of a count."""
    owner = {"field": "owner", "operator": "=", "value": member}
    span = [start.isoformat(), end.isoformat()]

    def opened(resource: str, *rules: dict[str, Any]) -> dict[str, Any]:
        return {"resource": resource, "filter": {"combinator": "and", "rules": [owner, *rules]}}

    if kind == "quotes":
        return opened("deal", {"field": "id", "operator": "in", "value": deals[:MANY] or [0]})
    if kind == "deals":
        return opened("deal", {"field": "opened_on", "operator": "between", "value": span})
    if kind == "leads":
        return opened("customer", {"field": "created_at", "operator": "between", "value": span})
    method = next(way for way, name in METHODS.items() if name == kind)
    return opened(
        "followup", {"field": "method", "operator": "=", "value": method},
        {"field": "happened_at", "operator": "between", "value": span},
    )  # fmt: skip
