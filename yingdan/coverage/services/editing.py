"""Parts of a draft are changed: person, region, cycle, times, standard; routes; outlets."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.db.models import Max

from yingdan.coverage.models import Card, Outlet, Region, Route
from yingdan.coverage.rules import cycles
from yingdan.coverage.services import drafting
from yingdan.customers.selectors import visible_customers
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import territory

PLAIN = ("duties", "cycle_a", "cycle_b", "cycle_c", "cycle_none", "day_from", "day_to", "minutes", "travel",
         "visits_day", "standard")  # fmt: skip
MOST_ROUTES = 60


def save(actor: Actor, card_id: int, version: int, values: dict[str, Any]) -> Card:
    """Everything but routes and outlets."""
    card = drafting.drafted(actor, card_id, version)
    for name in PLAIN:
        setattr(card, name, values[name])
    _ordered(card.day_from, card.day_to, "day_to")
    card.steps = [line.strip() for line in values["steps"] if line.strip()]
    card.deputy = _deputy(card, values["deputy_id"])
    wanted = set(values["territory_ids"])
    if territory.open_territories().filter(id__in=wanted).count() != len(wanted):
        raise invalid("territory_ids", "unknown_territory")
    card.regions.exclude(territory_id__in=wanted).delete()
    have = set(card.regions.values_list("territory_id", flat=True))
    Region.objects.bulk_create(Region(card=card, territory_id=one) for one in sorted(wanted - have))
    return _written(card)


def save_routes(actor: Actor, card_id: int, version: int, routes: Sequence[dict[str, Any]]) -> Card:
    """All routes in their order. Outlets of one that goes stay on the card without a route."""
    card = drafting.drafted(actor, card_id, version)
    names = [route["name"].strip() for route in routes]
    for number, name in enumerate(names):
        if not name:
            raise invalid(f"routes.{number}.name", "required")
        if name in names[:number]:
            raise invalid(f"routes.{number}.name", "coverage_route_twice", name=name)
        if routes[number]["phase"] >= routes[number]["every_weeks"]:
            raise invalid(f"routes.{number}.phase", "coverage_phase")
    known = {route.pk: route for route in card.routes.all()}
    kept = [route["id"] for route in routes if route["id"] is not None]
    if set(kept) - set(known) or len(set(kept)) != len(kept):
        raise invalid("routes", "coverage_unknown_route")
    card.routes.exclude(id__in=kept).delete()
    for one in kept:  # two that swap their names would meet on the way
        Route.objects.filter(id=one).update(name=f"#{one}")
    for number, (name, route) in enumerate(zip(names, routes, strict=True), 1):
        row = known.get(route["id"]) or Route(card=card)
        row.name, row.position = name, number
        row.weekdays, row.every_weeks, row.phase = sorted(set(route["weekdays"])), route["every_weeks"], route["phase"]
        row.gap = cycles.longest_gap(row.weekdays, row.every_weeks)
        row.save()
    return _written(card)


def add(actor: Actor, card_id: int, version: int, customer_ids: Sequence[int], route_id: int | None) -> Card:
    """Puts customers of the rep on the card, at the end of a route; those that are on it stay where they are."""
    card = drafting.drafted(actor, card_id, version)
    route = _route(card, route_id)
    present = set(card.outlets.values_list("customer_id", flat=True))
    wanted = [one for one in dict.fromkeys(customer_ids) if one not in present]
    mine = set(visible_customers(actor).filter(owner=card.member_id, id__among=wanted).values_list("id", flat=True))
    if unknown := [one for one in wanted if one not in mine]:
        raise invalid("customer_ids", "coverage_not_theirs", count=len(unknown))
    drafting.fits(len(present) + len(wanted))
    last = _last(card, route)
    Outlet.objects.bulk_create(
        (Outlet(card=card, customer_id=one, route=route, position=last + n) for n, one in enumerate(wanted, 1)),
        batch_size=1000,
    )
    return _written(card)


def add_missing(actor: Actor, card_id: int, version: int) -> Card:
    """Puts all customers of the rep that are not on the card on it, without a route."""
    card = drafting.drafted(actor, card_id, version)
    rows = visible_customers(actor).filter(owner=card.member_id).exclude(status="lost")
    new = list(rows.exclude(id__in=card.outlets.values("customer_id")).order_by("id").values_list("id", flat=True))
    drafting.fits(card.outlets.count() + len(new))
    Outlet.objects.bulk_create((Outlet(card=card, customer_id=one) for one in new), batch_size=1000)
    return _written(card)


def remove(actor: Actor, card_id: int, version: int, outlet_ids: Sequence[int]) -> Card:
    """Takes outlets off the card."""
    card = drafting.drafted(actor, card_id, version)
    card.outlets.filter(id__among=list(outlet_ids)).delete()
    return _written(card)


def change(actor: Actor, card_id: int, version: int, outlet_ids: Sequence[int], values: dict[str, Any]) -> Card:
    """Cycle, minutes, the time of the day: what is named of these, for some outlets at once."""
    card = drafting.drafted(actor, card_id, version)
    given = {name: values[name] for name in drafting.OF_OUTLET if name in values}
    if "window_from" in given or "window_to" in given:
        _ordered(given.get("window_from"), given.get("window_to"), "window_to")
    if given:
        card.outlets.filter(id__among=list(outlet_ids)).update(**given)
    return _written(card)


def place(
    actor: Actor, card_id: int, version: int, outlet_ids: Sequence[int], route_id: int | None, before: int | None
) -> Card:
    """Puts outlets on a route (None: on none), in the order given, before another outlet of it or at its end."""
    card = drafting.drafted(actor, card_id, version)
    route = _route(card, route_id)
    known = set(card.outlets.filter(id__among=list(outlet_ids)).values_list("id", flat=True))
    moved = [one for one in dict.fromkeys(outlet_ids) if one in known]
    rows = card.outlets.filter(route=route).exclude(id__among=moved).order_by("position", "id")
    order = list(rows.values_list("id", flat=True))
    at = order.index(before) if before in order else len(order)
    order[at:at] = moved
    card.outlets.filter(id__among=moved).update(route=route)
    places = {one: n for n, one in enumerate(order, 1)}
    changed = [row for row in card.outlets.filter(id__among=order) if row.position != places[row.pk]]
    for row in changed:
        row.position = places[row.pk]
    Outlet.objects.bulk_update(changed, ["position"], 1000)
    return _written(card)


def _deputy(card: Card, member_id: int | None) -> Member | None:
    if member_id is None:
        return None
    found = org.present(Member.objects.exclude(id=card.member_id)).filter(id=member_id).first()
    if found is None:
        raise invalid("deputy_id", "unknown_member")
    return found


def _ordered(start: time | None, end: time | None, field: str) -> None:
    if start is not None and end is not None and start >= end:
        raise invalid(field, "coverage_hours")


def _route(card: Card, route_id: int | None) -> Route | None:
    if route_id is None:
        return None
    found = card.routes.filter(id=route_id).first()
    if found is None:
        raise invalid("route_id", "coverage_unknown_route")
    return found


def _last(card: Card, route: Route | None) -> int:
    return int(card.outlets.filter(route=route).aggregate(last=Max("position"))["last"] or 0)


def _written(card: Card) -> Card:
    card.version = card.version + 1
    card.save()
    return card
