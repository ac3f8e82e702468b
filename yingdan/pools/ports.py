"""What pools tell about records of lower apps: the last day, the pool, the moves on the timeline, who had it before."""

from datetime import datetime
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import TimelineEntry, TimelineSource
from yingdan.platform.resources.spec import Field
from yingdan.pools import kinds
from yingdan.pools.models import Move, Rule
from yingdan.pools.services import refreshing


def contacted(kind: str, ids: list[int]) -> None:
    """Somebody was in touch with these records: their last day moves at once."""
    if Rule.objects.filter(active=True, pool__kind=kind).exists():
        refreshing.refresh(kinds.get(kind), ids)


def entries(*, actor: Actor, resource: str, object_id: int, before: datetime | None, limit: int) -> list[TimelineEntry]:
    """Moves of a record, newest first."""
    rows = Move.objects.filter(**{f"{resource}_id": object_id}).exclude(kind__in=("direct", "convert"))
    if before is not None:
        rows = rows.filter(at__lt=before)
    page = rows.select_related("pool", "rule", "from_owner", "to_owner").order_by("-at", "-id")[:limit]
    return [
        TimelineEntry(
            at=row.at,
            key=f"pool:{row.pk}",
            kind="event",
            actor=row.by_name,
            verb=f"pool_{'undone' if row.undone_at else row.kind}",
            params=_params(row),
        )
        for row in page
    ]


def _params(row: Move) -> dict[str, Any]:
    return {
        "pool": row.pool.name,
        "from": row.from_owner.name if row.from_owner else "",
        "to": row.to_owner.name if row.to_owner else "",
        "reason": row.reason,
        "undone": row.undone_at is not None,
    }


def owners(kind: str, record_id: int) -> list[dict[str, Any]]:
    """Changes of owner through pools, as the history of owners shows them; the pool stands where nobody owned it."""
    rows = Move.objects.filter(**{f"{kind}_id": record_id}).exclude(kind__in=("onward", "direct", "convert"))
    found = []
    for row in rows.select_related("pool", "from_owner", "to_owner").order_by("-at", "-id")[:200]:
        out = row.to_owner is not None
        found.append({
            "at": row.at,
            "by": row.by_name,
            "from": row.pool.name if out else row.from_owner.name if row.from_owner else None,
            "to": row.to_owner.name if row.to_owner else row.pool.name,
            "note": row.reason,
        })  # fmt: skip
    return found


TIMELINE = TimelineSource(frozenset({"customer", "lead"}), entries)
FIELDS = (
    Field(
        "pool_due_on", ("回收期限", "Due to the pool"), "date", source="pool_due__due_on", editable=False,
        importable=False, groupable=True, hidden_by_default=True, width=120,
        help=("过了这一天没有动静就会自动回收", "The last day before a recycling rule takes it"),
    ),
    Field(
        "pool_rule", ("回收规则", "Recycling rule"), source="pool_due__rule__name", editable=False, importable=False,
        groupable=True, hidden_by_default=True,
    ),
    Field(
        "pool", ("所在公海", "Public pool"), "ref", ref="pool", source="pool_entry__pool", editable=False,
        importable=False, groupable=True, hidden_by_default=True,
    ),
)  # fmt: skip
