"""The ledger of one outlet: every product as it stands today with a suggested order, and the chain of one product."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.outlets.models import CompetitorRecord, LedgerEntry, Setup, Stock
from yingdan.outlets.rules import demand
from yingdan.outlets.selectors.scope import get_outlet
from yingdan.outlets.selectors.setup import cycles, setup

MOST = 500  # products of an outlet
PAGE = 60  # entries of a chain
PACKED = 60  # products of an outlet that the phone takes along


def of_customer(actor: Actor, customer_id: int) -> dict[str, Any]:
    """Products of the outlet, those that ask for attention first, and by what the suggestion was worked out."""
    customer = get_outlet(actor, customer_id)
    row, today = setup(), clock.today()
    cycle = cycles(row)[customer.grade]
    stocks = Stock.objects.filter(customer=customer).select_related("product").order_by("product__name", "id")[:MOST]
    lines = [_line(one, row, cycle, today) for one in stocks]
    return {
        "customer_id": customer.pk, "name": customer.name, "grade": customer.grade, "cycle_days": cycle,
        "safety_days": row.safety_days, "window_days": row.window_days, "prior_days": row.prior_days,
        "over_days": row.over_days, "ratio": row.ratio, "today": today,
        "can_record": actor.may("outlet.create"),
        "products": sorted(lines, key=lambda one: -len(one["warnings"])),
    }  # fmt: skip


def chain(actor: Actor, customer_id: int, product_id: int, before: datetime | None = None) -> dict[str, Any]:
    """Entries of one product, newest first, in pages."""
    customer = get_outlet(actor, customer_id)
    rows = LedgerEntry.objects.filter(customer=customer, product_id=product_id).select_related("member")
    if before is not None:
        rows = rows.filter(at__lt=before)
    found = list(rows.order_by("-at", "-uuid")[: PAGE + 1])
    return {"entries": [_entry(one) for one in found[:PAGE]], "more": len(found) > PAGE}


def figures(actor: Actor, customer_id: int) -> dict[str, Any]:
    """How many products the outlet carries, for the tab of the customer's page."""
    if not actor.may("outlet.read"):
        return {}
    rivals = CompetitorRecord.objects.filter(customer_id=customer_id)
    return {"tabs": {"outlet": Stock.objects.filter(customer_id=customer_id).count(), "rivals": rivals.count()}}


def pack(actor: Actor, customer_ids: list[int]) -> dict[str, list[dict[str, Any]]]:
    """What the phone takes along of the ledgers: last stock and suggestion, by id of the customer as text."""
    if not actor.may("outlet.read"):
        return {}
    row, today = setup(), clock.today()
    usual, found = cycles(row), dict(Customer.objects.filter(id__in=customer_ids).values_list("id", "grade"))
    made: dict[str, list[dict[str, Any]]] = {}
    for one in Stock.objects.filter(customer_id__in=found, product__is_active=True).order_by("customer_id", "-day"):
        lines = made.setdefault(str(one.customer_id), [])
        if len(lines) < PACKED:
            lines.append({
                "product_id": one.product_id, "stock": one.stock, "at": one.at,
                "suggested": suggestion(one, row, usual[found[one.customer_id]], today)[1],
                "lasts_until": one.lasts_until,
            })  # fmt: skip
    return made


def suggestion(one: Stock, row: Setup, cycle: int, today: date) -> tuple[int, int]:
    """What should be left today (what is on its way included), and what to order."""
    daily = float(one.rate)
    left = demand.left(daily, one.stock + one.incoming, (today - one.day).days)
    return left, demand.suggested(daily, cycle=cycle, safety=row.safety_days, stock=left)


def warnings_of(one: Stock, today: date) -> list[str]:
    """What asks for attention, in the order of urgency; stock that should be sold out by now counts as out."""
    gone = one.out or (one.lasts_until is not None and one.lasts_until < today and one.rate > 0)
    asked = {
        "out": gone, "stuffing": one.stuffing, "over": one.over and not gone, "below_floor": one.below_floor,
        "outside": one.outside, "negative": one.negative,
    }  # fmt: skip
    return [name for name, yes in asked.items() if yes]


def _line(one: Stock, row: Setup, cycle: int, today: date) -> dict[str, Any]:
    left, order = suggestion(one, row, cycle, today)
    return {
        "product_id": one.product_id, "product": one.product.name, "unit": one.product.unit,
        "code": one.product.code, "active": one.product.is_active, "at": one.at, "day": one.day,
        "counted_on": one.counted_on, "stock": one.stock, "incoming": one.incoming, "rate": float(one.rate),
        "supply_days": None if one.supply_days is None else float(one.supply_days), "lasts_until": one.lasts_until,
        "left": left, "suggested": order, "sell_in": one.sell_in, "sold": one.sold, "entries": one.entries,
        "warnings": warnings_of(one, today), "reasons": one.reasons,
    }  # fmt: skip


def _entry(one: LedgerEntry) -> dict[str, Any]:
    return {
        "id": one.pk, "at": one.at, "day": one.day, "opening": one.opening, "received": one.received,
        "returned": one.returned, "sold": one.sold, "closing": one.closing, "counted": one.counted,
        "ordered": one.ordered, "price": _text(one.price), "price_seen": _text(one.price_seen),
        "floor": _text(one.floor), "below_floor": one.below_floor, "outside": one.outside,
        "explanation": one.explanation, "source": one.source, "first": one.first,
        "received_told": one.told_received is not None, "visit_uuid": one.visit_uuid,
        "member": one.member.name if one.member else "",
    }  # fmt: skip


def _text(price: Decimal | None) -> str | None:
    return None if price is None else str(price)
