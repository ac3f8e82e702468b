"""The queue of pairs that may be one record: shown side by side, decided, merged many at a time."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from yingdan.customers.models import DuplicateSweep, Merge
from yingdan.customers.rules.duplicates.grouping import groups
from yingdan.customers.services import merge_values, merging
from yingdan.customers.services.every_kind import KINDS
from yingdan.customers.services.kind_customer import CUSTOMER
from yingdan.customers.services.kinds import PERMISSION, Kind, lens_of
from yingdan.customers.services.unmerging import WINDOW
from yingdan.kernel import clock, paging
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import AppError, NotFound
from yingdan.kernel.texts import text
from yingdan.platform.resources.rows import Selection
from yingdan.platform.services import events

PAGE = 20


def pairs(
    actor: Actor,
    kind: Kind = CUSTOMER,
    *,
    state: str = "open",
    level: str = "",
    cursor: str | None = None,
    limit: int = PAGE,
) -> dict[str, Any]:
    """A page of the queue, surest first, with both records of each pair as the actor may see them."""
    reached = reachable(actor, kind)
    rows = reached.filter(state=state)
    counts = {one: reached.filter(state="open", level=one)[:1001].count() for one in ("same", "likely")}
    rows = rows.filter(level=level) if level else rows
    if cursor:
        score, last = paging.decode(cursor, 2)
        rows = rows.filter(Q(score__lt=score) | Q(score=score, id__gt=last))
    page: list[Any] = list(rows.order_by("-score", "id")[: limit + 1])
    more = page[limit - 1] if len(page) > limit else None
    page = page[:limit]
    known = _records(actor, kind, {key for row in page for key in (row.low_id, row.high_id)})
    return {
        "items": [
            {
                "id": row.id,
                "level": row.level,
                "score": round(row.score, 3),
                "reasons": row.reasons,
                "state": row.state,
                "records": [known[row.low_id], known[row.high_id]],
            }
            for row in page
            if row.low_id in known and row.high_id in known
        ],
        "next_cursor": paging.encode([more.score, more.id]) if more else None,
        "counts": counts,
        "sweep": last_sweep(kind),
    }


def reachable(actor: Actor, kind: Kind) -> QuerySet[Any]:
    """Pairs of which the actor may merge both."""
    rows: QuerySet[Any] = kind.pair._base_manager.all()
    if actor.scope(PERMISSION) is Scope.all:
        return rows
    mine = kind.within(actor).order_by().values("id")
    return rows.filter(low_id__in=mine, high_id__in=mine)


def decide(actor: Actor, ids: list[int], state: str, kind: Kind = CUSTOMER) -> int:
    """`different` is remembered and never asked again, `open` takes that back; returns how many changed."""
    reached = reachable(actor, kind).filter(id__in=ids)
    rows: list[Any] = list(reached.exclude(state=state).select_for_update(of=("self",)))
    if not rows and not reached.exists():
        raise NotFound
    decided = {"decided_by_id": actor.member_id, "decided_at": clock.now()} if state == "different" else {}
    kind.pair._base_manager.filter(id__in=[row.id for row in rows]).update(state=state, **decided)
    ends = {key for row in rows for key in (row.low_id, row.high_id)}
    known = kind.within(actor).in_bulk(ends)
    events.record_all(
        events.draft(
            actor=actor, verb=f"{kind.resource}.duplicate_{state}", resource=kind.resource, object_id=row.low_id,
            about=sorted({kind.about(known[row.low_id]), kind.about(known[row.high_id])}
                         - {f"{kind.resource}:{row.low_id}"}),
            name=known[row.low_id].name, other=known[row.high_id].name, reason=actor.reason,
        )
        for row in rows
    )  # fmt: skip
    return len(rows)


def merge_many(actor: Actor, ids: list[int], kind: Kind = CUSTOMER) -> dict[str, Any]:
    """Merges pairs by the values that would be proposed, those that hang together at once; a group that cannot go
    costs no other one."""
    rows: Any = reachable(actor, kind).filter(id__in=ids, state="open")
    done: list[int] = []
    failed = []
    for group in groups(rows.values_list("low_id", "high_id")):
        try:
            with transaction.atomic():
                done.append(merge_group(actor, kind, group).id)
        except AppError as error:
            names = kind.within(actor).filter(id__in=group).order_by("id").values_list("name", flat=True)
            message = text(error.code, actor.locale, **error.params)
            failed.append({"id": group[0], "title": " · ".join(names), "code": error.code, "message": message})
    return {"done": done, "failed": failed}


def merge_group(actor: Actor, kind: Kind, group: list[int], *, automatic: bool = False) -> Merge:
    """Makes one of a group, with what would be proposed."""
    survivor = merge_values.survivor_of(kind, merging.locked(actor, kind, set(group)))
    return merging.merge(actor, kind=kind, survivor_id=survivor, ids=group, automatic=automatic)


def merges(actor: Actor, limit: int = 50) -> list[dict[str, Any]]:
    """Merges that can still be taken back, and those that were, newest first."""
    within = Q(by_id=actor.member_id or 0)
    for kind in KINDS:
        within |= Q(resource=kind.resource, survivor_id__in=kind.within(actor).order_by().values("id"))
    rows = Merge.objects.filter(at__gte=clock.now() - WINDOW).filter(within)
    page = rows.select_related("by", "undone_by").prefetch_related("merged").order_by("-at", "-id")[:limit]
    return [
        {
            "id": row.id,
            "resource": row.resource,
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


def last_sweep(kind: Kind = CUSTOMER) -> dict[str, Any] | None:
    """When all records were compared last."""
    row = DuplicateSweep.objects.filter(resource=kind.resource).order_by("-id").first()
    if row is None:
        return None
    return {
        "started_at": row.started_at,
        "finished_at": row.finished_at,
        "records": row.records,
        "changed": row.changed,
        "found": row.found,
        "new": row.new,
        "merged": row.merged,
        "stalled": row.finished_at is None and _stalled(row.started_at),
    }


def _stalled(since: datetime) -> bool:
    return (clock.now() - since).total_seconds() > 3600


def _records(actor: Actor, kind: Kind, ids: set[int]) -> dict[int, dict[str, Any]]:
    if not ids:
        return {}
    lens = lens_of(kind, actor)
    columns = [lens.column(name) for name in kind.compared if name in lens.all_fields]
    selection = Selection(lens, columns)
    rows = selection.read(lens.rows().filter(pk__in=ids))
    return {row["pk"]: selection.row(row) for row in rows}
