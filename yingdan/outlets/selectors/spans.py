"""Distribution 铺货率 of a week, a quarter or a free span, from so many ledger entries at most."""

from typing import Any

from django.db.models import DecimalField, F, Value
from django.db.models.functions import Coalesce

from yingdan.catalog.models import Product
from yingdan.catalog.selectors import visible_products
from yingdan.customers.models import Customer
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.outlets.models import LedgerEntry
from yingdan.outlets.rules import distribution as rule
from yingdan.outlets.rules import spans
from yingdan.outlets.rules.spans import Entry, Had, Span
from yingdan.outlets.selectors import distribution
from yingdan.outlets.selectors.distribution import BY, LIMIT, Asked
from yingdan.outlets.selectors.scope import outlets_for

MOST = 100_000  # ledger entries of one question
WHERE = {"channel": "level", "province": "province", "city": "city", "owner_id": "owner_id", "team_id": "team_id"}


def report(actor: Actor, asked: Asked, period: str, span: Span, by: str) -> dict[str, Any]:
    """As `distribution.report`, for a span; outlets stand where the customers stand now. The trend is left out when it
    would take too many entries."""
    shown = spans.trend(period, span)
    entries = _entries(actor, asked, shown[0][0], span[1])
    limited = entries is None
    if entries is None:
        shown, entries = [span], _all(actor, asked, span)
    found = spans.by_span(entries, shown)
    now, product = found[-1], asked.product_id
    customers = _customers(now)
    lines = _products(now) if product is None else _lines(now, product, by, customers)
    return {
        "month": span[0], "first": span[0], "last": span[1], "period": period, "limited": limited,
        "product_id": product, "total": distribution.figures(now.share(product)), "lines": lines[:LIMIT],
        "more": len(lines) > LIMIT,
        "trend": [
            {"month": first, "last": last, **distribution.figures(one.share(product))}
            for (first, last), one in zip(shown, found, strict=True)
        ],
        "channels": _values(customers, "level"), "provinces": _values(customers, "province"),
    }  # fmt: skip


def missing(actor: Actor, asked: Asked, span: Span, offset: int = 0) -> dict[str, Any]:
    """Outlets of the span's universe that did not have the product, those of most turnover first."""
    if asked.product_id is None or not visible_products(actor).filter(id=asked.product_id).exists():
        raise NotFound
    now = spans.had(_all(actor, asked, span), *span)
    lacking = now.weight.keys() - now.having.get(asked.product_id, set())
    ids = sorted(lacking, key=lambda one: (-now.weight[one], one))[offset : offset + LIMIT + 1]
    rows = Customer.objects.filter(id__among=ids[:LIMIT]).select_related("owner").in_bulk()
    return {"rows": [_outlet(rows[one], now.weight[one]) for one in ids[:LIMIT]], "more": len(ids) > LIMIT}


def _all(actor: Actor, asked: Asked, span: Span) -> list[Entry]:
    entries = _entries(actor, asked, *span)
    if entries is None:
        raise Conflict("outlet_span_wide", most=MOST)
    return entries


def _entries(actor: Actor, asked: Asked, first: Any, last: Any) -> list[Entry] | None:
    """Those of some days; None when there are more than one question may take."""
    outlets = outlets_for(actor).filter(**{WHERE[name]: value for name, value in asked.where().items()})
    cost = Coalesce(F("price"), F("product__list_price"), Value(0), output_field=DecimalField())
    rows = LedgerEntry.objects.filter(day__gte=first, day__lte=last, customer__in=outlets).annotate(cost=cost)
    names = ("customer_id", "product_id", "day", "closing", "sold", "ordered", "received", "cost")
    found = list(rows.values_list(*names).order_by()[: MOST + 1])
    if len(found) > MOST:
        return None
    return [
        Entry(customer, product, day, rule.has(closing=closing, sold=sold, ordered=ordered, received=received),
              max(sold, 0) * cost * 100)
        for customer, product, day, closing, sold, ordered, received, cost in found
    ]  # fmt: skip


def _customers(now: Had) -> dict[int, Customer]:
    return Customer.objects.filter(id__among=list(now.weight)).in_bulk()


def _products(now: Had) -> list[dict[str, Any]]:
    names = dict(Product.objects.filter(id__among=list(now.having)).values_list("id", "name"))
    lines = [
        {"key": str(product), "name": names[product], **distribution.figures(now.share(product))}
        for product in now.having
    ]
    return sorted(lines, key=lambda one: (-(one["numeric"] or 0), one["name"]))


def _lines(now: Had, product: int, by: str, customers: dict[int, Customer]) -> list[dict[str, Any]]:
    column = WHERE[BY[by]]
    groups: dict[Any, list[int]] = {}
    for id_, customer in customers.items():
        groups.setdefault(getattr(customer, column), []).append(id_)
    names = distribution.names_of(by, list(groups))
    lines = [
        {"key": "" if key is None else str(key), "name": names.get(key, str(key or "")),
         **distribution.figures(now.share(product, ids))}
        for key, ids in groups.items()
    ]  # fmt: skip
    return sorted(lines, key=lambda one: (-one["universe"], one["name"]))


def _values(customers: dict[int, Customer], name: str) -> list[str]:
    counts: dict[str, int] = {}
    for one in customers.values():
        counts[getattr(one, name)] = counts.get(getattr(one, name), 0) + 1
    return sorted(filter(None, counts), key=lambda one: -counts[one])[:LIMIT]


def _outlet(customer: Customer, weight: int) -> dict[str, Any]:
    return {
        "customer_id": customer.pk, "name": customer.name, "grade": customer.grade, "channel": customer.level,
        "place": " ".join(filter(None, (customer.city, customer.district))), "weight": weight,
        "owner": customer.owner.name if customer.owner else "",
    }  # fmt: skip
