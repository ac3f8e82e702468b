"""Rows of an import as entries of the ledger and as competitor records."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from yingdan.customers.services.importing import teams_of
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.outlets.models import LedgerEntry
from yingdan.outlets.rules.chain import Told, line
from yingdan.outlets.rules.weeks import week_of
from yingdan.outlets.services import chaining
from yingdan.platform.resources.spec import Values


def entries(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of entries; the chain is worked out afterwards."""
    teams = teams_of(actor, [{**row, "owner": row.get("member") or actor.member_id} for row in rows])
    return [_entry(actor, row, teams) for row in rows]


def _entry(actor: Actor, row: Values, teams: dict[int | None, int]) -> Values:
    at: datetime = row.get("at") or clock.now()
    told = Told(
        at, "", _pieces(row.get("counted")), _pieces(row.get("ordered")) or 0, _pieces(row.get("returned")) or 0,
        _pieces(row.get("told_received")), _pieces(row.get("told_opening")),
    )  # fmt: skip
    made = line(told, None)
    member: int | None = row.get("member") or actor.member_id
    return {
        "version": 1, "uuid": uuid4(), "customer_id": row["customer"], "product_id": row["product"],
        "member_id": member, "team_id": teams[member or None], "visit_uuid": None, "source": "import",
        "at": at, "day": clock.business_day(at), "counted": told.counted, "ordered": told.ordered,
        "returned": told.returned, "told_received": told.received, "told_opening": told.opening,
        "opening": made.opening, "received": made.received, "sold": made.sold, "closing": made.closing, "first": True,
        "price": row.get("price"), "price_seen": row.get("price_seen"), "floor": None, "below_floor": False,
        "outside": False, "explanation": row.get("explanation") or "", "note": row.get("note") or "",
        "external_id": row.get("external_id") or None, "created_by_id": actor.member_id,
        "created_at": row.get("created_at"),
    }  # fmt: skip


def _pieces(value: Any) -> int | None:
    """No stock is negative; what is not written is not known."""
    return None if value is None else max(0, int(value))


def rechain(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Works out the chains of the outlets that the file names, once for each."""
    since: dict[int, dict[int, datetime]] = {}
    found = LedgerEntry.objects.filter(id__in=ids).values_list("customer_id", "product_id", "at")
    for customer, product, at in found:
        touched = since.setdefault(customer, {})
        touched[product] = min(at, touched.get(product, at))
    for customer in sorted(since):
        chaining.lock(customer)
        chaining.rework(customer, since[customer])


def rivals(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of competitor records."""
    teams = teams_of(actor, [{**row, "owner": row.get("member") or actor.member_id} for row in rows])
    return [_rival(actor, row, teams) for row in rows]


def _rival(actor: Actor, row: Values, teams: dict[int | None, int]) -> Values:
    day: date = row.get("seen_on") or clock.today()
    member: int | None = row.get("member") or actor.member_id
    return {
        "version": 1, "uuid": uuid4(), "customer_id": row["customer"], "member_id": member,
        "team_id": teams[member or None], "visit_uuid": None, "seen_on": day, "week": week_of(day),
        "competitor": row.get("competitor") or "", "product": row.get("product") or "",
        "own_product_id": row.get("own_product"), "price": row.get("price"), "promotion": row.get("promotion") or "",
        "display": row.get("display") or "", "note": row.get("note") or "", "photos": [],
        "external_id": row.get("external_id") or None, "created_by_id": actor.member_id,
        "created_at": row.get("created_at"),
    }  # fmt: skip
