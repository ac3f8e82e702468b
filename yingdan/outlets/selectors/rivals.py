"""Competitors week by week from their sums: who was seen with what, at which price, against our own product."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from yingdan.catalog.models import Product
from yingdan.kernel.actor import Actor
from yingdan.kernel.money import rounded
from yingdan.org import selectors as org
from yingdan.outlets.models import CompetitorSum
from yingdan.outlets.rules.weeks import week_of

WEEKS = 12
LIMIT = 50


def report(actor: Actor, week: date, *, weeks: int = WEEKS, team_id: int | None = None) -> dict[str, Any]:
    """Products of competitors seen in the weeks up to one, the most seen first, each with its average price by week."""
    last = week_of(week)
    starts = [last - timedelta(7 * back) for back in range(weeks - 1, -1, -1)]
    rows = _sums(actor, team_id).filter(week__in=starts)
    tops: list[Any] = list(
        rows.values("competitor", "product").annotate(seen=Sum("records"), shown=Sum("promotions"))
        .filter(seen__gt=0).order_by("-seen", "competitor", "product")[: LIMIT + 1]
    )  # fmt: skip
    prices = _prices(rows.filter(product__in=[one["product"] for one in tops]))
    own = _own(rows.filter(product__in=[one["product"] for one in tops]))
    return {
        "weeks": starts,
        "lines": [_line(one, starts, prices, own) for one in tops[:LIMIT]],
        "more": len(tops) > LIMIT,
        "competitors": _competitors(rows, last),
    }


def _sums(actor: Actor, team_id: int | None) -> QuerySet[CompetitorSum]:
    condition = org.reach(actor, "outlet.read", owner="member_id", team="team_id")
    rows = CompetitorSum.objects.all() if team_id is None else CompetitorSum.objects.filter(team_id=team_id)
    return rows if condition is None else rows.filter(condition)


Key = tuple[str, str]


def _prices(rows: QuerySet[CompetitorSum]) -> dict[Key, dict[date, tuple[int, Decimal, int]]]:
    """By product and week: records with a price, the sum of prices, all records."""
    found: dict[Key, dict[date, tuple[int, Decimal, int]]] = {}
    summed = rows.values_list("competitor", "product", "week").annotate(
        n=Sum("priced"), amount=Sum("price"), seen=Sum("records")
    )
    for competitor, product, week, priced, amount, seen in summed.order_by():
        found.setdefault((competitor, product), {})[week] = (priced, amount, seen)
    return found


def _own(rows: QuerySet[CompetitorSum]) -> dict[Key, Product]:
    """Our product that each competes with, as most records say."""
    summed = rows.exclude(own_product_id=None).values_list("competitor", "product", "own_product_id")
    best: dict[Key, tuple[int, int]] = {}
    for competitor, product, own, seen in summed.annotate(seen=Sum("records")).order_by():
        if own is not None:
            best[competitor, product] = max(best.get((competitor, product), (0, 0)), (seen, own))
    products = Product.objects.in_bulk([own for _, own in best.values()])
    return {key: products[own] for key, (_, own) in best.items() if own in products}


def _line(
    one: dict[str, Any], starts: list[date], prices: dict[Key, dict[date, tuple[int, Decimal, int]]],
    own: dict[Key, Product],
) -> dict[str, Any]:  # fmt: skip
    key = (one["competitor"], one["product"])
    weeks = prices.get(key, {})
    averages = [_average(weeks.get(start)) for start in starts]
    known = [price for price in averages if price is not None]
    ours = own.get(key)
    price = ours.list_price if ours else None
    return {
        "competitor": key[0], "product": key[1], "records": one["seen"], "promotions": one["shown"],
        "prices": averages, "seen": [weeks.get(start, (0, 0, 0))[2] for start in starts],
        "latest": known[-1] if known else None,
        "change": _change(known[0], known[-1]) if len(known) > 1 else None,
        "own_product_id": ours.pk if ours else None, "own_product": ours.name if ours else "",
        "own_price": None if price is None else str(price),
        "against": _change(str(price), known[-1]) if known and price else None,
    }  # fmt: skip


def _change(base: str, now: str) -> int | None:
    """In basis points."""
    return round((float(now) / float(base) - 1) * 10_000) if float(base) else None


def _average(found: tuple[int, Decimal, int] | None) -> str | None:
    return str(rounded(found[1] / found[0])) if found and found[0] else None


def _competitors(rows: QuerySet[CompetitorSum], week: date) -> list[dict[str, Any]]:
    """How often each competitor was seen in all the weeks, and in the last one."""
    summed = rows.values("competitor").annotate(seen=Sum("records")).filter(seen__gt=0).order_by("-seen", "competitor")
    now = dict(rows.filter(week=week).values_list("competitor").annotate(seen=Sum("records")).order_by())
    return [{"name": one["competitor"], "records": one["seen"], "this_week": now.get(one["competitor"], 0)}
            for one in summed[:LIMIT]]  # fmt: skip
