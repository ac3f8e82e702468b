"""How one fares against competitors, as far as the reader sees deals."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Lower

from yingdan.deals.models import Competitor, Deal
from yingdan.deals.rules.gate_report import rate
from yingdan.deals.selectors.deals import visible_deals
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound

UNKNOWN = 20


def visible_competitors(actor: Actor, action: str = "read") -> QuerySet[Competitor]:
    """The catalogue is the company's."""
    return Competitor.objects.all()


def figures(actor: Actor, competitor_id: int) -> dict[str, Any]:
    """Open deals with it, won and lost ones, the win rate with its interval, and why deals were lost to it."""
    row = Competitor.objects.filter(id=competitor_id).first()
    if row is None:
        raise NotFound
    met = _met(actor).filter(rival=row.name.lower())
    status = {one: Q(status=one) for one in ("open", "won", "lost", "abandoned")}
    counts = {f"{one}_count": Count("id", filter=where) for one, where in status.items()}
    sums = {f"{one}_amount": Sum("amount", filter=status[one]) for one in ("open", "won", "lost")}
    found = met.aggregate(**counts, **sums)
    ended = found["won_count"] + found["lost_count"]
    against = rate(found["won_count"], ended)
    why = met.filter(status="lost", close_reason__isnull=False).values_list("close_reason__name")
    return {
        "name": row.name,
        **{name: found[name] for name in counts},
        **{name: f"{found[name] or 0:.2f}" for name in sums},
        "win_rate": {"n": ended, "rate": against.rate, "low": against.low, "high": against.high},
        "reasons": [
            {"label": name, "count": n}
            for name, n in why.annotate(n=Count("id")).order_by("-n", "close_reason__name")[:6]
        ],
    }


def unknown(actor: Actor) -> list[dict[str, Any]]:
    """Names in deals that are not in the catalogue, most frequent first."""
    known = {name.lower() for name in Competitor.objects.values_list("name", flat=True)}
    rows = _met(actor).values_list("rival").annotate(n=Count("id"), name=Max("competitor")).order_by("-n", "rival")
    return [{"label": name, "count": n} for low, n, name in rows[: UNKNOWN + len(known)] if low not in known][:UNKNOWN]


def names() -> list[str]:
    """The names that a form suggests."""
    return list(Competitor.objects.filter(archived_at=None).order_by("name").values_list("name", flat=True)[:1000])


def _met(actor: Actor) -> Any:
    rows: QuerySet[Deal] = visible_deals(actor).exclude(competitor="")
    return rows.annotate(rival=Lower("competitor")).order_by()
