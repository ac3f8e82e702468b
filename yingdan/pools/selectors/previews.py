"""A preview in figures, and the records behind each."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.pools.models import Preview, PreviewRow
from yingdan.pools.selectors.pools import MANAGE

OWNERS = 200
PAGE = 50


def get(actor: Actor, preview_id: int) -> Preview:
    """A preview, for those who set pools up."""
    actor.need(MANAGE)
    found = Preview.objects.select_related("pool").filter(id=preview_id).first()
    if found is None:
        raise NotFound
    return found


def summary(preview: Preview) -> dict[str, Any]:
    """Tonight (the last day is today or over), each day after, each owner, each rule."""
    rows = preview.rows.all()
    tonight = Q(due_on__lte=preview.day)
    totals = rows.aggregate(total=Count("id"), tonight=Count("id", filter=tonight))
    later = rows.exclude(tonight).values("due_on").annotate(n=Count("id")).order_by("due_on")
    owners = rows.values("owner_id", "owner__name", "owner__team__name").annotate(
        total=Count("id"), tonight=Count("id", filter=tonight)
    )
    by_rule = dict(rows.values_list("place").annotate(Count("id")))
    return {
        "id": preview.pk,
        "status": preview.status,
        "day": preview.day,
        "until": preview.until,
        "kind": preview.pool.kind,
        **totals,
        "days": [{"day": row["due_on"], "count": row["n"]} for row in later],
        "owners": [
            {"id": row["owner_id"], "name": row["owner__name"], "team": row["owner__team__name"],
             "tonight": row["tonight"], "total": row["total"]}
            for row in owners.order_by("-tonight", "-total", "owner_id")[:OWNERS]
        ],
        "rules": [
            {"name": rule["name"], "count": by_rule.get(place, 0)} for place, rule in enumerate(preview.rules)
        ],
    }  # fmt: skip


def records(preview: Preview, *, owner: int | None, day: date | None, tonight: bool, after: int) -> dict[str, Any]:
    """The records behind a figure, a page at a time."""
    rows = PreviewRow.objects.filter(preview=preview, id__gt=after).select_related("customer", "lead", "owner")
    if owner is not None:
        rows = rows.filter(owner=owner)
    if day is not None:
        rows = rows.filter(due_on=day)
    if tonight:
        rows = rows.filter(due_on__lte=preview.day)
    page = list(rows.order_by("id")[: PAGE + 1])
    return {
        "items": [
            {
                "id": (row.customer_id or row.lead_id), "name": (row.customer or row.lead).name,  # type: ignore[union-attr]
                "owner": row.owner.name if row.owner else "", "due_on": row.due_on,
                "rule": preview.rules[row.place]["name"],
            }
            for row in page[:PAGE]
        ],
        "after": page[PAGE - 1].pk if len(page) > PAGE else None,
    }  # fmt: skip
