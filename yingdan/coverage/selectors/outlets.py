"""The outlets of a card in pages, as far as the reader may know them; the rep's customers that are not on it."""

from typing import Any

from django.db.models import F, Q

from yingdan.coverage.models import Card, Outlet
from yingdan.coverage.rules import cycles
from yingdan.coverage.selectors import cards, findings
from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.segments.models import Standing
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

LIMIT = 100
ORDER = (F("route__position").asc(nulls_last=True), "position", "id")
OF_CARD = {"A": "cycle_a", "B": "cycle_b", "C": "cycle_c", "": "cycle_none"}


def page(
    actor: Actor, card_id: int, *, route: int | None = None, unrouted: bool = False, kind: str = "", q: str = "",
    offset: int = 0,
) -> dict[str, Any]:  # fmt: skip
    """Outlets in the order of routes; of one route, of none, or those with one deviation."""
    card = cards.get_card(actor, card_id)
    rows = Outlet.objects.filter(card=card).select_related("customer", "customer__owner", "route")
    if route is not None:
        rows = rows.filter(route=route)
    if unrouted:
        rows = rows.filter(route=None)
    if kind:
        rows = rows.filter(customer_id__among=_deviating(card, kind))
    if q.strip():
        rows = rows.filter(customer__name__icontains=q.strip(), customer__in=visible_customers(actor))
    found = list(rows.order_by(*ORDER)[offset : offset + LIMIT + 1])
    return {"rows": lines(actor, card, found[:LIMIT]), "more": len(found) > LIMIT}


def lines(actor: Actor, card: Card, rows: list[Outlet]) -> list[dict[str, Any]]:
    """Rows of one card as JSON values; a customer out of the reader's reach is there, but not named."""
    ids = [row.customer_id for row in rows]
    seen = set(visible_customers(actor).filter(id__among=ids).values_list("id", flat=True))
    row_of, usual, today = segment_setup(), visits(segment_setup()), clock.today()
    last = _last(ids, face=row_of.face_to_face)
    params = {**findings.parameters([card], today), "wanted": ids}
    kinds: dict[int, list[dict[str, Any]]] = {}
    for customer, kind, figure in findings.ask(findings.OF_CUSTOMERS, params):
        kinds.setdefault(customer, []).append({"kind": kind, "figure": figure})
    made = []
    for row in rows:
        customer, known = row.customer, row.customer_id in seen
        days = cycles.cycle(row.cycle_days, getattr(card, OF_CARD[customer.grade]), usual[customer.grade])
        since = last.get(customer.pk) or clock.business_day(customer.owned_since or customer.created_at)
        mine = customer.owner_id == card.member_id and customer.status != "lost"
        made.append({
            "id": row.pk,
            "customer_id": customer.pk if known else None,
            "name": customer.name if known else None,
            "grade": customer.grade,
            "place": " ".join(filter(None, (customer.city, customer.district))) if known else "",
            "address": customer.address if known else "",
            "owner": customer.owner.name if customer.owner and known else "",
            "route_id": row.route_id,
            "route": row.route.name if row.route else "",
            "position": row.position,
            "own_cycle": row.cycle_days,
            "cycle": days,
            "minutes": row.minutes,
            "window_from": row.window_from,
            "window_to": row.window_to,
            "last_on": last.get(customer.pk) if known else None,
            "due_on": cycles.due(since, days) if days and mine else None,
            "deviations": kinds.get(customer.pk, []),
        })  # fmt: skip
    return made


def missing(actor: Actor, card_id: int, *, q: str = "", offset: int = 0) -> dict[str, Any]:
    """The rep's customers that are not on the card, by place."""
    card = cards.get_card(actor, card_id)
    rows = visible_customers(actor).filter(owner=card.member_id).exclude(status="lost")
    rows = rows.exclude(id__in=card.outlets.values("customer_id"))
    if q.strip():
        rows = rows.filter(name__icontains=q.strip())
    found = list(rows.order_by("province", "city", "district", "name", "id")[offset : offset + LIMIT + 1])
    shown = [
        {"customer_id": row.pk, "name": row.name, "grade": row.grade,
         "place": " ".join(filter(None, (row.city, row.district)))}
        for row in found[:LIMIT]
    ]  # fmt: skip
    return {"rows": shown, "more": len(found) > LIMIT}


def _deviating(card: Card, kind: str) -> list[int]:
    params = {**findings.parameters([card], clock.today()), "kind": kind}
    return [row[0] for row in findings.ask(findings.OF_KIND, params)]


def _last(customer_ids: list[int], *, face: bool) -> dict[int, Any]:
    column = "visit_last" if face else "contact_last"
    rows = Standing.objects.filter(~Q(**{column: None}), customer_id__among=customer_ids)
    return dict(rows.values_list("customer_id", column))
