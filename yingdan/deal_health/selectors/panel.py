"""How one deal stands, why, and how it stood before; how many deals stand how within reach."""

from typing import Any

from django.db import connection

from yingdan.deal_health.models import HealthChange, Standing
from yingdan.deal_health.selectors.signals import signals
from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.deal_health.types import KINDS, LEVELS
from yingdan.deals.selectors.deals import get_deal, narrow_deals, visible_deals
from yingdan.kernel.actor import Actor, Scope

MOST = 10_000
HISTORY = 60  # lines
_PLENTY = """
select name from (
    select 'risk' as name, sum(risk) as count from deal_health_tally
    union all select 'watch', sum(watch) from deal_health_tally
    union all select 'good', sum(deals - watch - risk) from deal_health_tally
    union all select k.key, sum(k.value::int) from deal_health_tally y cross join jsonb_each_text(y.kinds) k group by 1
) counted where count > %(most)s"""


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
    many = _plenty() if scope == "all" and actor.scope("deal.read") is Scope.all else frozenset()
    levels = {level: rows.filter(health__level=level) for level in LEVELS}
    kinds = {kind: rows.filter(health__kinds__contains=[kind]) for kind in KINDS}
    return {
        "levels": [{"level": name, **_figure(found, name in many)} for name, found in levels.items()],
        "kinds": [{"kind": name, **_figure(found, name in many)} for name, found in kinds.items()],
        "worked_on": upkeep().worked_on,
    }


def _plenty() -> frozenset[str]:
    """Levels and signals of which the whole company had twice as many as lists count, a few minutes ago: counting them
    once more would say the same."""
    with connection.cursor() as cursor:
        cursor.execute(_PLENTY, {"most": 2 * MOST})
        return frozenset(name for (name,) in cursor.fetchall())


def _figure(rows: Any, plenty: bool) -> dict[str, Any]:
    found = MOST + 1 if plenty else rows.values("id")[: MOST + 1].count()
    return {"count": min(found, MOST), "capped": found > MOST}
