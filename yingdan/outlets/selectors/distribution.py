"""Distribution 铺货率 of a month from its sums: one product by a dimension, all products, trend, missing outlets."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from yingdan.catalog.models import Product
from yingdan.catalog.selectors import visible_products
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member, Team
from yingdan.outlets.models import OutletMonth, SpreadSum
from yingdan.outlets.rules import distribution
from yingdan.outlets.rules.distribution import Share
from yingdan.outlets.selectors.scope import outlets_for

TREND = 12  # months
LIMIT = 50  # outlets of a page, and lines of a table
BY = {"channel": "channel", "province": "province", "city": "city", "member": "owner_id", "team": "team_id"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A month (its first day) and what it is narrowed to; None is all."""

    month: date
    product_id: int | None = None
    channel: str | None = None
    province: str | None = None
    city: str | None = None
    owner_id: int | None = None
    team_id: int | None = None

    def where(self) -> dict[str, Any]:
        """Conditions on sums and on months of outlets, besides month and product."""
        names = ("channel", "province", "city", "owner_id", "team_id")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


def report(actor: Actor, asked: Asked, by: str) -> dict[str, Any]:
    """The figures of a month: together, by product or (with a product) by `by`, and the last twelve months."""
    months = list(distribution.months(asked.month, TREND))
    trend = _shares(_sums(actor, asked).filter(month__in=months), "month", asked.product_id)
    now = trend.get(asked.month, Share(0, 0, 0, 0))
    month = _sums(actor, asked).filter(month=asked.month)
    lines = _products(month) if asked.product_id is None else _lines(month, asked.product_id, by)
    return {
        "month": asked.month, "first": asked.month, "last": distribution.end(asked.month), "period": "month",
        "limited": False, "product_id": asked.product_id, "total": figures(now),
        "lines": lines[:LIMIT], "more": len(lines) > LIMIT,
        "trend": [
            {"month": one, "last": distribution.end(one), **figures(trend.get(one, Share(0, 0, 0, 0)))}
            for one in months
        ],
        "channels": _values(month, "channel"), "provinces": _values(month, "province"),
    }  # fmt: skip


def missing(actor: Actor, asked: Asked, offset: int = 0) -> dict[str, Any]:
    """Outlets of the month's universe that did not have the product, those of most turnover first."""
    if asked.product_id is None or not visible_products(actor).filter(id=asked.product_id).exists():
        raise NotFound
    rows = OutletMonth.objects.filter(month=asked.month, product=None, **asked.where())
    having = OutletMonth.objects.filter(month=asked.month, product_id=asked.product_id, carried=True)
    rows = rows.exclude(customer_id__in=having.values("customer_id")).filter(customer__in=outlets_for(actor))
    found = list(rows.select_related("customer__owner").order_by("-weight", "customer_id")[offset : offset + LIMIT + 1])
    return {"rows": [_outlet(one) for one in found[:LIMIT]], "more": len(found) > LIMIT}


def of_month(actor: Actor, month: date) -> QuerySet[SpreadSum]:
    """Sums of a month within reach."""
    return _sums(actor, Asked(month)).filter(month=month)


def _sums(actor: Actor, asked: Asked) -> QuerySet[SpreadSum]:
    condition = org.reach(actor, "outlet.read", owner="owner_id", team="team_id")
    rows = SpreadSum.objects.filter(**asked.where())
    if asked.product_id is not None:
        rows = rows.filter(Q(product_id=asked.product_id) | Q(product_id=None))
    return rows if condition is None else rows.filter(condition)


def _shares(rows: QuerySet[SpreadSum], key: str, product_id: int | None) -> dict[Any, Share]:
    """By a key; without a product, of the outlets that had anything: all of them."""
    made: dict[Any, Share] = {}
    summed = rows.filter(Q(product_id=product_id) | Q(product_id=None)).values_list(key, "product_id")
    for value, product, outlets, weight in summed.annotate(o=Sum("outlets"), w=Sum("weight")).order_by():
        share = made.get(value, Share(0, 0, 0, 0))
        if product is None:
            share = replace(share, universe=share.universe + outlets, weight_universe=share.weight_universe + weight)
        else:
            share = replace(share, having=share.having + outlets, weight_having=share.weight_having + weight)
        made[value] = share
    return made


def _products(rows: QuerySet[SpreadSum]) -> list[dict[str, Any]]:
    whole = rows.filter(product_id=None).aggregate(o=Sum("outlets"), w=Sum("weight"))
    universe, weight = whole["o"] or 0, whole["w"] or 0
    summed = rows.exclude(product_id=None).values_list("product_id").annotate(o=Sum("outlets"), w=Sum("weight"))
    found = {product: Share(o, universe, w, weight) for product, o, w in summed.order_by() if product is not None}
    names = dict(Product.objects.filter(id__in=found).values_list("id", "name"))
    lines = [
        {"key": str(product), "name": names.get(product, ""), **figures(share)} for product, share in found.items()
    ]
    return sorted(lines, key=lambda one: (-(one["numeric"] or 0), one["name"]))


def _lines(rows: QuerySet[SpreadSum], product_id: int, by: str) -> list[dict[str, Any]]:
    shares = _shares(rows, BY[by], product_id)
    names = names_of(by, list(shares))
    lines = [{"key": "" if key is None else str(key), "name": names.get(key, str(key or "")), **figures(share)}
             for key, share in shares.items() if share.universe]  # fmt: skip
    return sorted(lines, key=lambda one: (-one["universe"], one["name"]))


def names_of(by: str, keys: list[Any]) -> dict[Any, str]:
    """Names of people or teams by id; others name themselves."""
    if by == "member":
        return dict(Member.objects.filter(id__in=[key for key in keys if key]).values_list("id", "name"))
    return dict(Team.objects.filter(id__in=keys).values_list("id", "name")) if by == "team" else {}


def _values(rows: QuerySet[SpreadSum], name: str) -> list[str]:
    """Values of a dimension in the universe of the month, to narrow by."""
    found = rows.filter(product_id=None).values_list(name).annotate(o=Sum("outlets")).order_by("-o")
    return [value for value, outlets in found[:LIMIT] if value and outlets]


def figures(share: Share) -> dict[str, Any]:
    """A share as the API says it."""
    return {
        "having": share.having, "universe": share.universe, "missing": share.missing, "numeric": share.numeric,
        "weighted": share.weighted, "weight": share.weight_universe,
    }  # fmt: skip


def _outlet(one: OutletMonth) -> dict[str, Any]:
    customer = one.customer
    return {
        "customer_id": customer.pk, "name": customer.name, "grade": customer.grade, "channel": one.channel,
        "place": " ".join(filter(None, (customer.city, customer.district))), "weight": one.weight,
        "owner": customer.owner.name if customer.owner else "",
    }  # fmt: skip
