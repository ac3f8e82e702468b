"""What pools know of one record: until when it stays, what keeps it, where it lies, and what the reader may do."""

from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Entry
from yingdan.pools.selectors import due, exemptions
from yingdan.pools.selectors.due import Which
from yingdan.pools.selectors.pools import RELEASE, administered_pools, release_targets


def panel(actor: Actor, kind_name: str, record_id: int) -> dict[str, Any]:
    """Worked out this moment, so that a follow-up just written shows."""
    kind = kinds.get(kind_name)
    row = kind.reached(actor, f"{kind.name}.read").filter(id=record_id).first()
    if row is None:
        raise NotFound
    due_on, rule = _due(kind, record_id) if row.owner_id else (None, "")
    entry = Entry.objects.filter(**{kind.column: record_id}).select_related("pool").first()
    over = row.status == "converted"  # a lead whose customer goes on in its place: nothing is left to release or lock
    reached = not over and kind.reached(actor, RELEASE).filter(id=record_id).exists()
    return {
        "due_on": due_on,
        "days_left": (due_on - clock.today()).days if due_on else None,
        "rule": rule,
        "pool": {"id": entry.pool_id, "label": entry.pool.name} if entry else None,
        "mine": not over and row.owner_id is not None and row.owner_id == actor.member_id,
        "may_put": entry is None and _puttable(actor, kind, record_id),
        "may_release": bool(row.owner_id and reached and release_targets(actor, kind).exists()),
        **exemptions.standing(actor, kind, record_id),
    }


def _puttable(actor: Actor, kind: Kind, record_id: int) -> bool:
    """Nobody owns it, so nobody can release it: who administers a pool and may assign the record puts it in."""
    rows = kind.reached(actor, f"{kind.name}.assign").filter(id=record_id, owner=None).exclude(kind.busy())
    return rows.exists() and administered_pools(actor).filter(kind=kind.name, active=True).exists()


def _due(kind: Kind, record_id: int) -> tuple[Any, str]:
    read = due.reading(kind, ids=[record_id])
    found = due.statement(read, Which([record_id]))
    if found is None:
        return None, ""
    with connection.cursor() as cursor:
        cursor.execute(*found)
        row = cursor.fetchone()
    return (row[2], read.rules[row[3]].name) if row else (None, "")
