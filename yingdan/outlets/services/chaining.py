"""Keeps what follows from the ledger true: chains of entries, how products stand, months of outlets."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from yingdan.customers.models import Customer
from yingdan.outlets.models import ClassRate, LedgerEntry, Setup, Stock
from yingdan.outlets.rules import chain, demand, warnings
from yingdan.outlets.rules.chain import Before, Line, Told
from yingdan.outlets.selectors.setup import limits, setup
from yingdan.outlets.services import months

DAY = 86_400
LINE = ("opening", "received", "sold", "closing", "first")
WINDOW = 400  # entries of a product at an outlet that are looked at


def lock(customer_id: int) -> None:
    """One writer at a time for an outlet's ledger, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('outlets'), (%s %% 2147483647)::int)", [customer_id])


def rework(customer_id: int, touched: dict[int, datetime]) -> None:
    """Products of an outlet with the earliest moment at which anything changed: their chains from there on, how they
    stand now, and the months. The caller holds the `lock`."""
    if not touched:
        return
    for product_id, since in touched.items():
        _rechain(customer_id, product_id, since)
    restock(customer_id, touched)
    months.rework(customer_id, min(touched.values()))


def told(entry: LedgerEntry) -> Told:
    """What somebody told with an entry."""
    return Told(
        entry.at, str(entry.uuid), entry.counted, entry.ordered, entry.returned, entry.told_received,
        entry.told_opening,
    )  # fmt: skip


def put(entry: LedgerEntry, line: Line) -> bool:
    """Writes a line of the chain on an entry; whether that changed it."""
    before = [getattr(entry, name) for name in LINE]
    for name in LINE:
        setattr(entry, name, getattr(line, name))
    return before != [getattr(entry, name) for name in LINE]


def _rechain(customer_id: int, product_id: int, since: datetime) -> None:
    rows = LedgerEntry.objects.filter(customer_id=customer_id, product_id=product_id)
    last = rows.filter(at__lt=since).order_by("-at", "-uuid").first()
    later = sorted(rows.filter(at__gte=since), key=lambda one: (one.at, str(one.uuid)))
    before = Before(last.closing, last.ordered) if last else None
    lines = chain.chain([told(one) for one in later], before)
    changed = [entry for entry, line in zip(later, lines, strict=True) if put(entry, line)]
    LedgerEntry.objects.bulk_update(changed, list(LINE))


def restock(customer_id: int, product_ids: Iterable[int]) -> None:
    """How products stand at an outlet now."""
    ids = list(product_ids)
    row = setup()
    grade = Customer.objects.filter(id=customer_id).values_list("grade", flat=True).get()
    priors = _priors(ids, grade)
    made = []
    for product_id in ids:
        entries = LedgerEntry.objects.filter(customer_id=customer_id, product_id=product_id)
        newest = sorted(entries.order_by("-at")[:WINDOW], key=lambda one: (one.at, str(one.uuid)))
        if newest:
            made.append(_stock(newest, priors.get(product_id), row))
    Stock.objects.filter(customer_id=customer_id, product_id__in=ids).exclude(
        product_id__in=[one.product_id for one in made]
    ).delete()
    names = [one.name for one in Stock._meta.concrete_fields if one.name not in ("id", "customer", "product")]
    Stock.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["customer", "product"], update_fields=names
    )  # fmt: skip


def _priors(product_ids: list[int], grade: str) -> dict[int, float]:
    rows = ClassRate.objects.filter(product_id__in=product_ids, grade=grade, days__gt=0)
    return {row.product_id: max(0.0, float(row.sold) / float(row.days)) for row in rows}


def _stock(entries: list[LedgerEntry], prior: float | None, config: Setup) -> Stock:
    last = entries[-1]
    spans = demand.window(
        demand.spans([(one.at.timestamp() / DAY, one.day, one.sold, one.counted is not None) for one in entries]),
        config.window_days,
    )
    sold, days = sum(one.sold for one in spans), sum(one.days for one in spans)
    rate = demand.rate(sold, days, prior=prior, prior_days=config.prior_days)
    position = last.closing + last.ordered
    recent = [one for one in entries if (last.day - one.day).days < config.window_days]
    flow = _flow(recent, sold, days, demand.supply_days(rate, position), position, config)
    bounds = limits(config)
    reasons = warnings.stuffing(flow, bounds)
    return Stock(
        customer_id=last.customer_id, product_id=last.product_id, at=last.at, day=last.day,
        counted_on=_counted_on(entries), stock=last.closing, incoming=last.ordered, rate=round(rate, 4),
        supply_days=None if flow.supply is None else round(min(flow.supply, 99_999), 1),
        lasts_until=demand.lasts_until(rate, position, last.day), sell_in=flow.sell_in, sold=sold,
        days=round(days, 2), entries=len(entries), out=last.closing == 0 and rate > 0,
        over=warnings.over(flow, bounds), stuffing=bool(reasons), reasons=reasons,
        negative=any(one.sold < 0 and not one.explanation for one in recent),
        below_floor=any(one.below_floor for one in recent), outside=any(one.outside for one in recent),
    )  # fmt: skip


def _flow(
    recent: list[LedgerEntry], sold: int, days: float, supply: float | None, position: int, config: Setup
) -> warnings.Flow:
    late = sum(one.ordered for one in recent if warnings.at_month_end(one.day, config.month_end_days))
    return warnings.Flow(sum(one.ordered for one in recent), late, sold, days, supply, position)


def _counted_on(entries: list[LedgerEntry]) -> date | None:
    return next((one.day for one in reversed(entries) if one.counted is not None), None)
