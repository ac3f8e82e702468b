"""How one deal stands, why, and how it stood before; how many deals stand how within reach."""

from typing import Any

from yingdan.deal_health.models import HealthChange, Standing
from yingdan.deal_health.selectors.signals import signals
from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.deal_health.types import KINDS, LEVELS
from yingdan.deals.selectors.deals import get_deal, narrow_deals, visible_deals
from yingdan.kernel.actor import Actor

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
    rows = narrow_deals(visible_deals(actor), actor, scope).filter(status="open").order_by()
    return {
        "levels": [{"level": level, **_figure(rows.filter(health__level=level))} for level in LEVELS],
        "kinds": [{"kind": kind, **_figure(rows.filter(health__kinds__contains=[kind]))} for kind in KINDS],
        "worked_on": upkeep().worked_on,
    }


def _figure(rows: Any) -> dict[str, Any]:
    found = rows.values("id")[: MOST + 1].count()
    return {"count": min(found, MOST), "capped": found > MOST}
