"""Sums of days by channel and hour, and who went another way than the rota how often."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.reception.models import Reception
from yingdan.reception.selectors.entries import visible_receptions

_SUMS = {
    "visits": Count("id", filter=Q(kind="visit")),
    "calls": Count("id", filter=Q(kind="call")),
    "fresh": Count("id", filter=Q(fresh=True)),
    "persons": Sum("persons", filter=Q(kind="visit"), default=0),
}
_REASONS = 5


def totals(actor: Actor, start: date, end: date, action: str = "read") -> dict[str, Any]:
    """Visits, calls, new visitors and persons of the days, by channel, hour and day."""
    rows, zone = _rows(actor, start, end, action), clock.company_zone()
    by_source: Any = rows.values(key=F("source_id"), label=F("source__name")).annotate(**_SUMS)
    by_hour = rows.values(key=F("hour")).annotate(**_SUMS).order_by("key")
    by_day = rows.values(key=TruncDate("at", tzinfo=zone)).annotate(**_SUMS).order_by("key")
    return {
        "start": start,
        "end": end,
        "channels": [{**one, "label": one["label"] or ""} for one in by_source.order_by("-visits", "-calls", "label")],
        "hours": [{**one, "label": f"{one['key']:02d}:00"} for one in by_hour],
        "days": [{**one, "key": one["key"].isoformat(), "label": one["key"].isoformat()} for one in by_day],
        "total": {"key": None, "label": "", **rows.aggregate(**_SUMS)},
    }


def deviations(actor: Actor, start: date, end: date, action: str = "read") -> list[dict[str, Any]]:
    """By who registered: how many went to another than whose it was, for how many somebody was passed over by hand or
    did not come, of how many, with the commonest reasons."""
    rows = _rows(actor, start, end, action).exclude(member=None)
    counted = rows.values("by_name").annotate(
        total=Count("id"),
        count=Count("id", filter=Q(deviation=True)),
        skipped=Count("id", filter=Q(skipped__gt=0)),
        passed=Count("id", filter=Q(missed__gt=0)),
    )
    why = rows.filter(deviation=True).values_list("by_name", "reason").annotate(n=Count("id")).order_by("-n", "reason")
    reasons: dict[str, list[str]] = {}
    for by, reason, _ in why:
        reasons.setdefault(by, []).append(reason)
    return [
        {
            "by": one["by_name"],
            "count": one["count"],
            "skipped": one["skipped"],
            "passed": one["passed"],
            "total": one["total"],
            "reasons": reasons.get(one["by_name"], [])[:_REASONS],
        }
        for one in counted.order_by("-count", "by_name")
    ]


def _rows(actor: Actor, start: date, end: date, action: str) -> QuerySet[Reception]:
    after = clock.day_start(end + timedelta(days=1))
    return visible_receptions(actor, action).filter(at__gte=clock.day_start(start), at__lt=after)
