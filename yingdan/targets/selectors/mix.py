"""What people sold of each product, or to each customer: the mix that a target is split by."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum

from yingdan.deals import figures
from yingdan.deals.models import Deal, DealLine
from yingdan.targets.models import Target
from yingdan.targets.rules.tree import PartKey
from yingdan.targets.rules.weights import mixes
from yingdan.targets.selectors import evidence


def shrunk_mixes(
    target: Target, parts: Mapping[int, PartKey], teams: Mapping[int, int], base: Mapping[int, float]
) -> dict[int, dict[int, float]]:
    """By member (of `teams`: member → team), the weight of each part: the own record of the last year shrunk to the
    team's, that to everybody's, and that to `base`."""
    return mixes(_sold(target, parts, set(teams)), teams, base)


def _sold(target: Target, parts: Mapping[int, PartKey], members: set[int]) -> dict[tuple[int, int], int]:
    """Won deals of the record's window in fen, by member and part. Channels have no record in deals."""
    span = evidence.window(target.year)
    won = {"status": "won", "closed_on__range": (span.start, span.end)}
    products = {key.product: part for part, key in parts.items() if key.product and not key.customer}
    customers = {key.customer: part for part, key in parts.items() if key.customer}
    found: dict[tuple[int, int], int] = {}
    rows: list[tuple[Any, ...]] = []
    if customers:
        deals = Deal.objects.filter(**won, customer_id__in=customers)
        rows = list(deals.values_list("owner_id", "customer_id").annotate(Sum("amount")).order_by())
    elif products:
        lines = DealLine.objects.filter(
            **{f"deal__{key}": value for key, value in won.items()}, product_id__in=products
        )
        rows = list(lines.values_list("deal__owner_id", "product_id").annotate(Sum("amount")).order_by())
        single = Deal.objects.filter(**won, product_id__in=products, lines=None)
        rows += single.values_list("owner_id", "product_id").annotate(Sum("amount")).order_by()
    for owner, what, amount in rows:
        if owner in members:
            key = owner, (customers or products)[what]
            found[key] = found.get(key, 0) + figures.fen(amount)
    return found
