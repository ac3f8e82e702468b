"""Ledgers of some customers of the demo company that sell on (distributors): half a year of visits every other week,
orders and counts, competitors' prices; among them each kind of warning."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from random import Random
from uuid import UUID, uuid5

from django.db.models import Min

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.demo import words
from yingdan.demo.axis import DAY, Axis
from yingdan.demo.scene import pick
from yingdan.demo.staff import Person, Staff
from yingdan.kernel import clock
from yingdan.outlets.models import CompetitorRecord, LedgerEntry
from yingdan.outlets.rules.chain import Line, Told, chain, in_order
from yingdan.outlets.rules.warnings import below_floor
from yingdan.outlets.rules.weeks import week_of
from yingdan.outlets.selectors.region import is_outside
from yingdan.outlets.services import chaining, months, upkeep

MOST = 400  # outlets, however large the company
VISITS, EVERY = 13, 14  # two weeks apart
PRODUCTS = 4
STORY = ("usual",) * 5 + ("out", "over", "stuffing", "floor", "negative")
RETURNS = 0.08
STRANGERS, STRANGE_VISITS = 8, 4  # outlets that somebody of another region sold to, at their last visits
OWN = UUID("3d0d7c64-0b55-4f0e-8a7e-5a1f6d1b2c77")
PROMOTIONS = ["", "", "", "满 10 送 1", "季度返利 3%", "特价清仓"]
DISPLAYS = ["展架一层", "柜台陈列", "堆头", ""]


def write(staff: Staff, axis: Axis, seed: int) -> None:
    """After the customers: those that buy already and have an owner, a few for each rep."""
    rnd, now = Random(seed), clock.day_start(axis.today) + timedelta(minutes=axis.now % DAY)  # noqa: S311
    goods = list(Product.objects.filter(is_active=True, list_price__isnull=False).order_by("list_price", "id")[:8])
    if not goods:
        return
    for product in goods:
        price = product.list_price or Decimal(0)
        product.floor_price = (price * Decimal("0.85")).quantize(Decimal("0.01"))
    Product.objects.bulk_update(goods, ["floor_price"])
    outlets = list(_outlets(staff))
    entries = [entry for number, one in enumerate(outlets) for entry in _ledger(rnd, one, number, goods, now)]
    _sell_across(staff, outlets, entries)
    LedgerEntry.objects.bulk_create(entries, batch_size=5_000)
    CompetitorRecord.objects.bulk_create(
        [row for number, one in enumerate(outlets) for row in _rivals(rnd, one, number, goods, now)], batch_size=5_000
    )
    for one in outlets:  # the chains are right already
        rows = LedgerEntry.objects.filter(customer=one)
        if first := rows.aggregate(at=Min("at"))["at"]:
            chaining.restock(one.pk, rows.values_list("product_id", flat=True).distinct())
            months.rework(one.pk, first)
    upkeep.work_out_rates()
    upkeep.restock_all()


def _outlets(staff: Staff) -> Iterator[Customer]:
    reps = [one.id for one in staff.people if one.sells and one.until is None]
    taken: dict[int, int] = {}
    rows = Customer.objects.filter(owner__in=reps, status="existing").order_by("-annual_revenue", "id")
    for one in rows[: MOST * 5]:
        if one.owner_id is not None and taken.get(one.owner_id, 0) < 6 and sum(taken.values()) < MOST:
            taken[one.owner_id] = taken.get(one.owner_id, 0) + 1
            yield one


def _sell_across(staff: Staff, outlets: list[Customer], entries: list[LedgerEntry]) -> None:
    """Some outlets lately ordered from a rep of another region 窜货."""
    reps = [one for one in staff.people if one.sells and one.until is None]
    homes = {one.id: _region(one) for one in reps}
    found: dict[int, Person] = {}
    for outlet in outlets[2::5]:
        away = next((one for one in reps if _region(one) != homes.get(outlet.owner_id or 0)), None)
        if away and len(found) < STRANGERS and is_outside(outlet, away.id):
            found[outlet.pk] = away
    since = max((one.at for one in entries), default=clock.now()) - timedelta(days=STRANGE_VISITS * EVERY)
    for entry in entries:
        seller = found.get(entry.customer_id)
        if seller and entry.at >= since and entry.ordered:
            entry.member_id, entry.team_id, entry.created_by_id = seller.id, seller.team.id, seller.id
            entry.outside = True


def _region(person: Person) -> str:
    """The part of the company below the top that somebody works in."""
    return ".".join(person.team.path.split(".")[:2])


def _ledger(rnd: Random, outlet: Customer, number: int, goods: list[Product], now: datetime) -> Iterator[LedgerEntry]:
    story, outside = STORY[number % len(STORY)], is_outside(outlet, outlet.owner_id)
    count = PRODUCTS if number % 3 else PRODUCTS - 2  # not every outlet has everything
    for place in range(count):
        product = goods[(number + place * (1 + number % 2)) % len(goods)]
        for entry in _chain(rnd, outlet, product, story if place == 0 else "usual", now):
            entry.outside = outside and entry.ordered > 0
            yield entry


def _chain(rnd: Random, outlet: Customer, product: Product, story: str, now: datetime) -> Iterator[LedgerEntry]:
    first = now - timedelta(days=VISITS * EVERY - rnd.randrange(1, 9), hours=rnd.randrange(0, 6))
    daily, stock = rnd.uniform(0.3, 2.5), rnd.randrange(6, 30)
    told: list[Told] = []
    for visit in range(VISITS):
        at = first + timedelta(days=visit * EVERY + rnd.randrange(-2, 3), hours=rnd.randrange(0, 5))
        order = _order(story, daily, stock, VISITS - visit)
        if story == "stuffing" and visit >= VISITS - 4:
            at = _month_end(at)
        told.append(Told(at, f"{visit:02}", counted=stock, ordered=order, returned=int(rnd.random() < RETURNS)))
        stock = max(0, stock + order - ceil(daily * EVERY * rnd.uniform(0.7, 1.3)))
    if story == "negative":
        told[-1] = replace(told[-1], counted=(told[-1].counted or 0) + 60)
    told = in_order([one for one in told if one.at < now])
    for one, line in zip(told, chain(told), strict=True):
        yield _entry(outlet, product, one, line, cheap=story == "floor" and one.key >= f"{VISITS - 3:02}")


def _order(story: str, daily: float, stock: int, left: int) -> int:
    """What is ordered at a visit of which so many are left."""
    if story == "out" and left <= 3:
        return 0
    if story == "over" and left <= 6:
        return ceil(daily * 40)
    if story == "stuffing" and left <= 4:
        return ceil(daily * 60)
    return max(0, ceil(daily * (EVERY + 7) - stock))


def _month_end(at: datetime) -> datetime:
    """The last day of the month before, at the same hour."""
    return (at.replace(day=1) - timedelta(days=1)).replace(hour=at.hour)


def _entry(outlet: Customer, product: Product, told: Told, line: Line, *, cheap: bool) -> LedgerEntry:
    price = (product.list_price or Decimal(0)) * (Decimal("0.8") if cheap else Decimal("0.95"))
    price = price.quantize(Decimal("0.01"))
    at = told.at
    return LedgerEntry(
        uuid=uuid5(OWN, f"{outlet.pk}:{product.pk}:{told.key}"), customer=outlet, product=product,
        member_id=outlet.owner_id, team_id=outlet.team_id, source="hand", at=at, day=clock.business_day(at),
        counted=told.counted, ordered=told.ordered, returned=told.returned, opening=line.opening,
        received=line.received, sold=line.sold, closing=line.closing, first=line.first,
        price=price if told.ordered else None, price_seen=(price * Decimal("1.12")).quantize(Decimal("0.01")),
        floor=product.floor_price, below_floor=told.ordered > 0 and below_floor(price, product.floor_price),
        created_by_id=outlet.owner_id,
    )  # fmt: skip


def _rivals(
    rnd: Random, outlet: Customer, number: int, goods: list[Product], now: datetime
) -> Iterator[CompetitorRecord]:
    for back in range(0, 12, 2):
        own = goods[(number + back) % len(goods)]
        rival = words.COMPETITORS[(number + back) % 4]
        price = (own.list_price or Decimal(0)) * Decimal(rnd.randrange(84, 103) - back // 4) / 100
        day = clock.business_day(now - timedelta(days=back * 7 + rnd.randrange(0, 5)))
        yield CompetitorRecord(
            uuid=uuid5(OWN, f"rival:{outlet.pk}:{back}"), customer=outlet, member_id=outlet.owner_id,
            team_id=outlet.team_id, seen_on=day, week=week_of(day), competitor=rival, product=f"同类{own.name}"[:100],
            own_product=own, price=price.quantize(Decimal(1)), promotion=pick(rnd, PROMOTIONS),
            display=pick(rnd, DISPLAYS), created_by_id=outlet.owner_id,
        )  # fmt: skip
