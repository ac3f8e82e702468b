"""The day pack: what the phone takes along so that a day without signal is a day like any other."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from yingdan.catalog.selectors import visible_products
from yingdan.customers.models import Customer
from yingdan.customers.selectors import visible_contacts, visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import hiding
from yingdan.segments.models import Standing
from yingdan.visits import types
from yingdan.visits.models import Plan, Setup, Visit
from yingdan.visits.rules import steps
from yingdan.visits.selectors import due
from yingdan.visits.selectors import setup as settings
from yingdan.visits.selectors.visits import open_visit, told

CUSTOMERS, PRODUCTS, SOON = 200, 500, 7  # the last in days: what falls due until then goes along


def pack(actor: Actor, days: int) -> dict[str, Any]:
    """Plans, customers, products, types and settings for today and the days after it."""
    today, row, member = clock.today(), settings.setup(), actor.member_id or 0
    plans = _plans(member, today, today + timedelta(days - 1))
    waiting = open_visit(member)
    late = due.of_members([member], today + timedelta(SOON), limit=CUSTOMERS) if member else []
    wanted = [one["customer_id"] for one in plans] + ([waiting.customer_id] if waiting else [])
    ids = list(dict.fromkeys([*wanted, *(one["customer_id"] for one in late)]))[:CUSTOMERS]
    customers = _customers(actor, ids, {one["customer_id"]: one for one in late})
    here = {one["id"] for one in customers}
    done = Visit.objects.select_related("customer").filter(member=member, day=today).exclude(status="open")
    return {
        "today": today,
        "made_at": clock.now(),
        "setup": {
            "version": row.version, "radius": radii(row), "photos_most": row.photos_most,
            "photo_sources": ["camera"] if row.photo_sources == "camera" else ["camera", "library"],
            "notice": settings.notice(actor, row),
        },
        "types": settings.types(),
        "free_steps": list(steps.FREE),
        "plans": [one for one in plans if one["customer_id"] in here],
        "customers": customers,
        "products": _products(actor),
        "open_visit": told([waiting])[0] if waiting else None,
        "done_today": told(list(done.order_by("number"))),
        **{name: part.read(actor, sorted(here)) for name, part in types.pack_parts.items()},
    }  # fmt: skip


def radii(row: Setup) -> dict[str, int]:
    """Metres by class."""
    return {"A": row.radius_a, "B": row.radius_b, "C": row.radius_c, "": row.radius_none}


def _plans(member: int, first: date, last: date) -> list[dict[str, Any]]:
    rows = Plan.objects.filter(member=member, day__range=(first, last)).exclude(status__in=["cancelled", "delayed"])
    names = ("id", "customer_id", "day", "time", "purpose", "type_id", "source", "status", "version")
    return list(rows.order_by("day", "time", "id").values(*names)[:CUSTOMERS])


def _customers(actor: Actor, ids: list[int], late: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    rows: dict[int, Customer] = visible_customers(actor).in_bulk(ids)
    counts = dict(
        Visit.objects.filter(customer__in=rows, status="done").values_list("customer_id").annotate(Count("id"))
    )
    last = dict(Standing.objects.filter(customer__in=rows).values_list("customer_id", "visit_last"))
    contacts = visible_contacts(actor).filter(customer__in=rows).order_by("customer_id", "-is_primary", "id")
    people: dict[int, str] = {}
    for customer, name in contacts.values_list("customer_id", "name"):
        people.setdefault(customer, name)
    return [
        {
            "id": one.pk, "name": one.name, "grade": one.grade, "status": one.status, "level": one.level,
            "address": _seen(actor, one, "address"), "latitude": _degrees(one.latitude),
            "longitude": _degrees(one.longitude), "phone": _seen(actor, one, "phone"),
            "contact": hiding.shown(actor, "contact", "name", people.get(one.pk, "")),
            "last_visit_on": last.get(one.pk), "visits_count": counts.get(one.pk, 0),
            "next_visit_at": one.next_contact_at,
            "due_on": late[one.pk]["due_on"] if one.pk in late else None,
            "overdue_days": late[one.pk]["overdue_days"] if one.pk in late else None,
        }
        for one in (rows[id] for id in ids if id in rows)
    ]  # fmt: skip


def _seen(actor: Actor, customer: Customer, name: str) -> str:
    return hiding.shown(actor, "customer", name, getattr(customer, name)) or ""


def _degrees(value: Any) -> float | None:
    return None if value is None else float(value)


def _products(actor: Actor) -> list[dict[str, Any]]:
    rows = visible_products(actor).filter(is_active=True).order_by("series", "name")
    found = rows.filter(~Q(name="")).values("id", "code", "name", "unit", "list_price")[:PRODUCTS]
    return [
        {**one, "code": one["code"] or "",
         "list_price": hiding.shown(actor, "product", "list_price",
                                    None if one["list_price"] is None else str(one["list_price"]))}
        for one in found
    ]  # fmt: skip
