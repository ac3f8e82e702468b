"""What each source brought: leads, what became of them, and what one of them cost."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from yingdan.kernel import clock, money
from yingdan.kernel.actor import Actor, Scope
from yingdan.leads.models import Lead, Source
from yingdan.leads.rules.returns import Brought, Period, rolled_up, spent
from yingdan.leads.selectors import visible_leads

NONE = 0  # leads that name no source


def returns(actor: Actor, period: Period | None) -> dict[str, Any]:
    """Rows of the tree with what they and all below them brought, of the leads within reach that came in the period.

    Cost is the company's: beside the leads of one team it would mislead, so it is told only who sees all leads.
    """
    actor.need("lead.read")
    whole = actor.scope("lead.read") is Scope.all
    sources = list(Source.objects.order_by("path"))
    counted = _counted(actor, period)
    own = {one.id: counted.get(one.id, Brought()).plus(Brought(cost=_cost(one, period))) for one in sources}
    lines = {one.id: [int(part) for part in one.path.split(".")] for one in sources}
    total = rolled_up(own, lines)
    parents = {one.parent_id for one in sources}
    rows = [_row(one, lines[one.id], own[one.id], total[one.id], one.id in parents, whole) for one in sources]
    everything = counted.get(NONE, Brought())
    for one in own.values():
        everything = everything.plus(one)
    return {
        "rows": rows,
        "without_source": _told(counted.get(NONE, Brought()), False),
        "total": _told(everything, whole),
        "costs_told": whole,
    }


def _counted(actor: Actor, period: Period | None) -> dict[int, Brought]:
    rows: QuerySet[Lead] = visible_leads(actor)
    if period:
        first, after = clock.day_start(period[0]), clock.day_start(period[1] + timedelta(days=1))
        rows = rows.filter(created_at__gte=first, created_at__lt=after)
    won = Q(converted_deal__status="won")
    grouped = rows.order_by().values("source_id").annotate(
        leads=Count("id"),
        contacted=Count("id", filter=Q(contacted_at__isnull=False)),
        qualified=Count("id", filter=Q(qualified_at__isnull=False)),
        converted=Count("id", filter=Q(status="converted")),
        invalid=Count("id", filter=Q(status="invalid")),
        deals=Count("converted_deal"),
        won=Count("id", filter=won),
        amount=Sum("converted_deal__amount", filter=won),
    )  # fmt: skip
    found: dict[int, Brought] = {}
    for row in grouped:
        one: dict[str, Any] = {**row}
        source, amount = one.pop("source_id"), one.pop("amount")
        found[source or NONE] = Brought(amount=money.to_fen(amount or Decimal(0)), **one)
    return found


def _cost(source: Source, period: Period | None) -> int:
    entered = clock.business_day(source.created_at)
    return spent(money.to_fen(source.cost), source.starts_on, source.ends_on, entered, period)


def _row(source: Source, line: list[int], own: Brought, total: Brought, parent: bool, whole: bool) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "parent_id": source.parent_id,
        "depth": len(line) - 1,
        "has_children": parent,
        "closed": source.closed,
        "own": _told(own, whole),
        "total": _told(total, whole),
    }


def _told(one: Brought, whole: bool) -> dict[str, Any]:
    """Money in whole fen, as grids take it."""
    each = {name: getattr(one, name) for name in
            ("leads", "contacted", "qualified", "converted", "invalid", "deals", "won", "amount")}  # fmt: skip
    cost = one.cost if whole else None
    return {
        **each,
        "cost": cost,
        "cost_per_lead": _per(cost, one.leads),
        "cost_per_won": _per(cost, one.won),
        "per_cost": round(one.amount / cost, 2) if cost else None,
    }


def _per(cost: int | None, count: int) -> int | None:
    """Half a fen goes up."""
    return (2 * cost + count) // (2 * count) if cost is not None and count else None


def period_of(start: date | None, end: date | None) -> Period | None:
    """From and until, both named; none means always."""
    if start is None and end is None:
        return None
    return (start or date(1900, 1, 1), end or date(2999, 12, 31))
