"""Changes of class on the customer's timeline."""

from datetime import datetime

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import TimelineEntry, TimelineSource
from yingdan.segments.models import ClassChange


def entries(*, actor: Actor, resource: str, object_id: int, before: datetime | None, limit: int) -> list[TimelineEntry]:
    """Newest first. A class fixed by hand has an event of its own, which says more."""
    rows = ClassChange.objects.filter(customer_id=object_id)
    if before is not None:
        rows = rows.filter(at__lt=before)
    return [
        TimelineEntry(
            at=row.at,
            key=f"class:{row.pk}",
            kind="event",
            actor="" if row.by_name == "system" else row.by_name,
            verb="segment.classed",
            params={"before": row.before or "–", "after": row.after or "–", "note": row.reason},
        )
        for row in rows.order_by("-at", "-id")[:limit]
    ]


TIMELINE = TimelineSource(frozenset({"customer"}), entries)
