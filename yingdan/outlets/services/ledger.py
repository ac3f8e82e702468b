"""Entries of the ledger: written once by uuid, corrected, removed; what follows is kept true at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4, uuid5

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.services.home import team_for
from yingdan.outlets.models import LedgerEntry
from yingdan.outlets.rules import chain, warnings
from yingdan.outlets.selectors.region import is_outside
from yingdan.outlets.selectors.scope import get_outlet
from yingdan.outlets.services import chaining
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events

VISITS = UUID("6f1d2a52-0c6e-4a0b-9b1d-6f6b6a1c9b11")  # names entries of visits: one for each product
MOST = 9_999_999
AHEAD = timedelta(minutes=10)  # clocks of phones go fast
COUNT = ("counted", "returned", "told_received", "told_opening", "price_seen", "explanation")
ORDER = ("ordered", "price", "note")
PIECES = ("counted", "ordered", "returned", "told_received", "told_opening")
PRICES = ("price", "price_seen")
EMPTY: dict[str, Any] = {
    "counted": None, "returned": 0, "told_received": None, "told_opening": None, "price_seen": None,
    "explanation": "", "ordered": 0, "price": None, "note": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class At:
    """Where, when and by whom it was told: the outlet, the moment, the member, and the visit if there was one."""

    customer: Customer
    at: datetime
    member_id: int | None
    visit_uuid: UUID | None = None


def create(actor: Actor, values: Values, confirm: bool = False) -> LedgerEntry:
    """An entry written at the desk, for an outlet within reach."""
    actor.need("outlet.create")
    for field in ("customer", "product"):
        if not values.get(field):
            raise invalid(field, "required")
    customer = get_outlet(actor, values["customer"], "outlet.create")
    chaining.lock(customer.pk)
    told = dict(values)
    place = At(customer, told.pop("at", None) or clock.now(), told.pop("member", None) or actor.member_id)
    entry = _new(actor, place, told.pop("product"), uuid4())
    told.pop("customer")
    fill(entry, "ledger_entry", told)
    _finish(actor, entry, customer)
    _record(actor, "outlet.counted", entry)
    return entry


def record(
    actor: Actor, *, uuid: UUID, customer_id: int, product_id: int, at: datetime, told: Mapping[str, Any]
) -> LedgerEntry:
    """An entry told once under a uuid: the same again gives the same entry, something else under it is refused."""
    actor.need("outlet.create")
    customer = get_outlet(actor, customer_id, "outlet.create")
    chaining.lock(customer.pk)
    known = LedgerEntry.objects.filter(uuid=uuid).first()
    if not Product.objects.filter(id=product_id).exists():
        raise invalid("product", "outlet_product_unknown", id=product_id)
    wanted = {**EMPTY, **told}
    if known is not None:
        same = {name: getattr(known, name) for name in wanted} == wanted
        if (known.customer_id, known.product_id, known.at) != (customer_id, product_id, at) or not same:
            raise Conflict("outlet_uuid_reused")
        return known
    entry = _new(actor, At(customer, at, actor.member_id), product_id, uuid)
    for name, value in wanted.items():
        setattr(entry, name, value)
    _finish(actor, entry, customer)
    _record(actor, "outlet.counted", entry)
    return entry


def of_visit(
    actor: Actor, place: At, part: tuple[str, ...], lines: Mapping[int, Mapping[str, Any]], *, whole: bool = True
) -> None:
    """What a step of a visit told, by product: `part` names the columns that the step fills (COUNT or ORDER). When
    they are the `whole`, they replace what was told before; an entry of which nothing is left goes."""
    if place.visit_uuid is None:
        raise ValueError("of a visit only")
    chaining.lock(place.customer.pk)
    known = {one.product_id: one for one in LedgerEntry.objects.filter(visit_uuid=place.visit_uuid)}
    touched: dict[int, datetime] = {}
    for product_id in sorted({*known, *lines} if whole else lines):
        entry = known.get(product_id) or _new(
            actor, place, product_id, uuid5(VISITS, f"{place.visit_uuid}:{product_id}")
        )
        since = min(entry.at, place.at)
        entry.at, entry.day = place.at, clock.business_day(place.at)
        for name in part:
            setattr(entry, name, lines.get(product_id, {}).get(name, EMPTY[name]))
        if all(getattr(entry, name) == EMPTY[name] for name in (*COUNT, *ORDER)):
            if entry.pk:
                entry.delete()
        else:
            _check(entry)
            _judge(entry, place.customer)
            entry.save()
        touched[product_id] = since
    chaining.rework(place.customer.pk, touched)


def save(actor: Actor, entry: LedgerEntry, values: Values) -> None:
    """Corrects a loaded and locked entry; outlet and product stay."""
    for field in ("customer", "product"):
        if field in values and values[field] != getattr(entry, f"{field}_id"):
            raise invalid(field, "outlet_entry_elsewhere")
    chaining.lock(entry.customer_id)
    since = entry.at
    fill(entry, "ledger_entry", {name: value for name, value in values.items() if name not in ("customer", "product")})
    _finish(actor, entry, entry.customer, since)
    _record(actor, "outlet.corrected", entry, fields=sorted(values))


def remove(actor: Actor, entry: LedgerEntry) -> None:
    """Takes an entry out of the ledger; those after it are worked out anew."""
    chaining.lock(entry.customer_id)
    _record(actor, "outlet.removed", entry)
    touched = {entry.product_id: entry.at}
    entry.delete()
    chaining.rework(entry.customer_id, touched)


def _new(actor: Actor, place: At, product_id: int, uuid: UUID) -> LedgerEntry:
    line = chain.Line(0, 0, 0, 0, 0, True)
    entry = LedgerEntry(
        uuid=uuid, customer=place.customer, product_id=product_id, member_id=place.member_id,
        team_id=team_for(place.member_id), visit_uuid=place.visit_uuid, source="visit" if place.visit_uuid else "hand",
        at=place.at, day=clock.business_day(place.at), created_by_id=actor.member_id,
    )  # fmt: skip
    chaining.put(entry, line)
    return entry


def _finish(actor: Actor, entry: LedgerEntry, customer: Customer, since: datetime | None = None) -> None:
    entry.day = clock.business_day(entry.at)
    _check(entry)
    _judge(entry, customer)
    entry.save()
    chaining.rework(customer.pk, {entry.product_id: min(since or entry.at, entry.at)})
    entry.refresh_from_db()


def _check(entry: LedgerEntry) -> None:
    if entry.at > clock.now() + AHEAD:
        raise invalid("at", "in_the_future")
    for name in PIECES:
        if (amount := getattr(entry, name)) is not None and not 0 <= amount <= MOST:
            raise invalid(name, "outlet_pieces", most=MOST)
    for name in PRICES:
        if (price := getattr(entry, name)) is not None and price < 0:
            raise invalid(name, "outlet_price")
    if entry.counted is None and not entry.ordered and not entry.returned and entry.told_received is None:
        raise invalid("counted", "outlet_nothing_told")


def _judge(entry: LedgerEntry, customer: Customer) -> None:
    """What was wrong with the order when it was taken, and a line that holds until the chain is worked out."""
    floor = Product.objects.filter(id=entry.product_id).values_list("floor_price", flat=True).first()
    entry.floor = floor
    entry.below_floor = entry.ordered > 0 and warnings.below_floor(entry.price, floor)
    entry.outside = entry.ordered > 0 and is_outside(customer, entry.member_id)
    chaining.put(entry, chain.line(chaining.told(entry), None))


def _record(actor: Actor, verb: str, entry: LedgerEntry, **params: Any) -> None:
    events.record(
        actor=actor, verb=verb, resource="ledger_entry", object_id=entry.pk, about=[f"customer:{entry.customer_id}"],
        product=entry.product.name, closing=entry.closing, ordered=entry.ordered, **params,
    )  # fmt: skip


def price_of(fen: int | None) -> Decimal | None:
    """Yuan of the fen that phones send."""
    return None if fen is None else Decimal(fen).scaleb(-2)
