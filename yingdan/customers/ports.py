"""Follow-ups on the timelines of their customer and contact."""

from datetime import datetime

from yingdan.customers.models import FollowUp
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import TimelineEntry, TimelineSource
from yingdan.org.models import Member

_LINKS = {"customer": "customer_id", "contact": "contact_id", "deal": "deal_id", "lead": "lead_id"}


def entries(*, actor: Actor, resource: str, object_id: int, before: datetime | None, limit: int) -> list[TimelineEntry]:
    """Newest first. Whoever may see the record may read its follow-ups, whoever wrote them."""
    if not actor.may("followup.read"):
        return []
    rows = FollowUp.objects.filter(**{_LINKS[resource]: object_id})
    if before is not None:
        rows = rows.filter(happened_at__lt=before)
    page = list(rows.select_related("owner", "contact", "customer").order_by("-happened_at", "-id")[:limit])
    names = _names({member for row in page for member in row.mentions})
    return [_entry(row, names) for row in page]


def _entry(row: FollowUp, names: dict[int, str]) -> TimelineEntry:
    return TimelineEntry(
        at=row.happened_at,
        key=f"followup:{row.id}",
        kind="followup",
        actor=row.owner.name if row.owner else "",
        verb=f"followup.{row.method}",
        params={
            "id": row.id,
            "version": row.version,
            "method": row.method,
            "text": row.text,
            "owner_id": row.owner_id,
            "customer": {"id": row.customer_id, "label": row.customer.name} if row.customer else None,
            "lead_id": row.lead_id,
            "contact": {"id": row.contact_id, "label": row.contact.name} if row.contact else None,
            "deal_id": row.deal_id,
            "next_contact_at": row.next_contact_at.isoformat() if row.next_contact_at else None,
            "mentions": [{"id": id, "label": names[id]} for id in row.mentions if id in names],
            "file_ids": list(row.file_ids),
        },
    )


def _names(ids: set[int]) -> dict[int, str]:
    return dict(Member.objects.filter(id__in=ids).values_list("id", "name")) if ids else {}


SOURCE = TimelineSource(frozenset({"customer", "contact"}), entries)
