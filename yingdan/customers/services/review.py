"""The queue of pairs that may be one customer: shown side by side, decided, merged many at a time."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from yingdan.customers.models import Customer, DuplicatePair, DuplicateSweep, Merge
from yingdan.customers.rules.duplicates.grouping import groups
from yingdan.customers.selectors import customers_for
from yingdan.customers.services import merging
from yingdan.customers.services.unmerging import WINDOW
from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import AppError, NotFound
from yingdan.kernel.texts import text
from yingdan.platform.resources import spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.rows import Selection
from yingdan.platform.services import events

PAGE = 20
COMPARED = (
    "name", "owner", "status", "phone", "credit_code", "province", "city", "address", "website", "industry",
    "last_followup_at", "created_at",
)  # fmt: skip


def pairs(
    actor: Actor, *, state: str = "open", level: str = "", cursor: str | None = None, limit: int = PAGE
) -> dict[str, Any]:
    """A page of the queue, surest first, with both customers of each pair as the actor may see them."""
    rows = reachable(actor).filter(state=state)
    counts = {one: reachable(actor).filter(state="open", level=one)[:1001].count() for one in ("same", "likely")}
    rows = rows.filter(level=level) if level else rows
    if cursor:
        score, last = paging.decode(cursor, 2)
        rows = rows.filter(Q(score__lt=score) | Q(score=score, id__gt=last))
    page = list(rows.order_by("-score", "id")[: limit + 1])
    more = page[limit - 1] if len(page) > limit else None
    page = page[:limit]
    known = _customers(actor, {key for row in page for key in (row.low_id, row.high_id)})
    return {
        "items": [
            {
                "id": row.id,
                "level": row.level,
                "score": round(row.score, 3),
                "reasons": row.reasons,
                "state": row.state,
                "customers": [known[row.low_id], known[row.high_id]],
            }
            for row in page
            if row.low_id in known and row.high_id in known
        ],
        "next_cursor": paging.encode([more.score, more.id]) if more else None,
        "counts": counts,
        "sweep": last_sweep(),
    }


def reachable(actor: Actor) -> QuerySet[DuplicatePair]:
    """Pairs of which the actor may merge both."""
    rows = DuplicatePair.objects.all()
    if actor.scope(merging.PERMISSION) is Scope.all:
        return rows
    mine = customers_for(actor, merging.PERMISSION).values("id")
    return rows.filter(low_id__in=mine, high_id__in=mine)


def decide(actor: Actor, ids: list[int], state: str) -> int:
    """`different` is remembered and never asked again, `open` takes that back; returns how many changed."""
    rows = list(reachable(actor).filter(id__in=ids).exclude(state=state).select_for_update(of=("self",)))
    if not rows and not reachable(actor).filter(id__in=ids).exists():
        raise NotFound
    decided = {"decided_by_id": actor.member_id, "decided_at": clock.now()} if state == "different" else {}
    DuplicatePair.objects.filter(id__in=[row.id for row in rows]).update(state=state, **decided)
    names = dict(Customer.objects.filter(id__in=[key for row in rows for key in (row.low_id, row.high_id)])
                 .values_list("id", "name"))  # fmt: skip
    events.record_all(
        events.draft(
            actor=actor, verb=f"customer.duplicate_{state}", resource="customer", object_id=row.low_id,
            about=[f"customer:{row.high_id}"], name=names[row.low_id], other=names[row.high_id], reason=actor.reason,
        )
        for row in rows
    )  # fmt: skip
    return len(rows)


def merge_many(actor: Actor, ids: list[int]) -> dict[str, Any]:
    """Merges pairs by the values that would be proposed, those that hang together at once; a group that cannot go
    costs no other one."""
    rows = reachable(actor).filter(id__in=ids, state="open").values_list("low_id", "high_id")
    done: list[int] = []
    failed = []
    for group in groups(rows):
        try:
            with transaction.atomic():
                done.append(merging.merge(actor, survivor_id=merging.survivor_of(group), ids=group).id)
        except AppError as error:
            names = Customer.objects.filter(id__in=group).order_by("id").values_list("name", flat=True)
            message = text(error.code, actor.locale, **error.params)
            failed.append({"id": group[0], "title": " · ".join(names), "code": error.code, "message": message})
    return {"done": done, "failed": failed}


def merges(actor: Actor, limit: int = 50) -> list[dict[str, Any]]:
    """Merges that can still be taken back, and those that were, newest first."""
    within = customers_for(actor, merging.PERMISSION).values("id")
    rows = Merge.objects.filter(at__gte=clock.now() - WINDOW).filter(
        Q(survivor_id__in=within) | Q(by_id=actor.member_id or 0)
    )
    page = rows.select_related("by", "undone_by").prefetch_related("merged").order_by("-at", "-id")[:limit]
    return [
        {
            "id": row.id,
            "survivor_id": row.survivor_id,
            "name": row.name,
            "merged": [one.name for one in row.merged.all()],
            "at": row.at,
            "by": row.by.name if row.by else None,
            "automatic": row.automatic,
            "until": row.at + WINDOW,
            "undone_at": row.undone_at,
            "undone_by": row.undone_by.name if row.undone_by else None,
        }
        for row in page
    ]


def last_sweep() -> dict[str, Any] | None:
    """When all customers were compared last."""
    row = DuplicateSweep.objects.order_by("-id").first()
    if row is None:
        return None
    return {
        "started_at": row.started_at,
        "finished_at": row.finished_at,
        "customers": row.customers,
        "found": row.found,
        "new": row.new,
        "merged": row.merged,
        "stalled": row.finished_at is None and _stalled(row.started_at),
    }


def _stalled(since: datetime) -> bool:
    return (clock.now() - since).total_seconds() > 3600


def _customers(actor: Actor, ids: set[int]) -> dict[int, dict[str, Any]]:
    resource = spec.get("customer")
    if resource is None or not ids:
        return {}
    lens = Lens(resource, actor)
    columns = [lens.column(name) for name in COMPARED if name in lens.all_fields]
    selection = Selection(lens, columns)
    rows = selection.read(lens.rows().filter(pk__in=ids))
    return {row["pk"]: selection.row(row) for row in rows}
