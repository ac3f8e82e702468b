"""How one deal stands, why, and how it stood before; how many deals stand how within reach."""

from typing import Any

from django.db.models import Count, Q

from yingdan.deal_health.models import HealthChange, Standing
from yingdan.deal_health.selectors.signals import signals
from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.deal_health.types import KINDS, LEVELS
from yingdan.deals.selectors.deals import get_deal, narrow_deals, visible_deals
from yingdan.kernel.actor import Actor, Scope

MOST = 10_000
HISTORY = 60  # lines


def panel(actor: Actor, deal_id: int) -> dict[str, Any]:
    """One deal: score, signals, history with the newest first. A closed deal has its history only."""
    deal = get_deal(actor, deal_id)
    standing = Standing.objects.filter(deal=deal).first()
    return {
        "score": standing.score if standing else None,
        "level": standing.level if standing else None,
        "changed_on": standing.changed_on if standing else None,
        "signals": signals([deal.pk]).get(deal.pk, []),
        "history": [
            {"day": row.day, "score": row.score, "level": row.level, "kinds": row.kinds}
            for row in HealthChange.objects.filter(deal=deal).order_by("-day")[:HISTORY]
        ],
    }


def overview(actor: Actor, scope: str) -> dict[str, Any]:
    """How many open deals within reach stand how and show which signal, counted to 10,000 as lists count."""
    rows: Any = narrow_deals(visible_deals(actor), actor, scope).filter(status="open").order_by()
    own = "health__"
    if scope == "all" and actor.scope("deal.read") is Scope.all:  # every open deal: their health alone tells
        rows, own = Standing.objects.order_by(), ""
    levels = {f"level_{level}": Count("pk", filter=Q(**{f"{own}level": level})) for level in LEVELS}
    kinds = {f"kind_{kind}": Count("pk", filter=Q(**{f"{own}kinds__contains": [kind]})) for kind in KINDS}
    found = rows.aggregate(**levels, **kinds)  # all in one reading: each by itself would read the same rows again
    return {
        "levels": [{"level": name, **_figure(found[f"level_{name}"])} for name in LEVELS],
        "kinds": [{"kind": name, **_figure(found[f"kind_{name}"])} for name in KINDS],
        "worked_on": upkeep().worked_on,
    }


def _figure(found: int) -> dict[str, Any]:
    return {"count": min(found, MOST), "capped": found > MOST}
