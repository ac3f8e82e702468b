"""Takes a merge back: the records stand again as they were, with what was moved from them."""

import json
from datetime import timedelta
from typing import Any

from django.db import connection
from psycopg import sql

from yingdan.customers.models import Collaborator, Merge, Merged
from yingdan.customers.services import moving
from yingdan.customers.services.every_kind import kind_of
from yingdan.customers.services.kinds import Kind
from yingdan.customers.services.merging import gone, tell
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound

WINDOW = timedelta(days=30)


def undo(actor: Actor, merge_id: int) -> dict[str, Any]:
    """Returns {"restored": ids, "kept": fields changed since, which stay, "stayed": rows that went elsewhere since,
    "emptied": unique values that somebody else has by now}. Raises Conflict when it is too late."""
    merge = Merge.objects.select_for_update().filter(id=merge_id).first()
    if merge is None:
        raise NotFound
    kind = kind_of(merge.resource)
    survivor = _survivor(actor, kind, merge)
    old = list(merge.merged.order_by("-id"))
    kept = _take_back_values(kind, survivor, merge)
    emptied: list[str] = []
    stayed = 0
    for one in old:
        emptied += _insert(kind, one)
    Collaborator.objects.filter(id__in=[one for merged in old for one in merged.let_in]).delete()
    for one in old:
        stayed += moving.restore(kind, survivor.id, one.old_id, one.moved)
    kind.recalled(survivor.id, merge)
    merge.undone_at, merge.undone_by_id = clock.now(), actor.member_id
    merge.save(update_fields=["undone_at", "undone_by"])
    restored = [one.old_id for one in old]
    rows = kind.model.objects.filter(id__in=restored)
    users = kind.users([survivor.id, *restored])
    tell(actor, kind, "unmerged", survivor, [one.name for one in old], {kind.about(row) for row in rows}, users)
    return {"restored": restored, "kept": kept, "stayed": stayed, "emptied": emptied}


def _survivor(actor: Actor, kind: Kind, merge: Merge) -> Any:
    survivor = kind.within(actor).filter(id=merge.survivor_id).select_for_update(of=("self",)).first()
    if survivor is None:
        problem = gone(actor, kind, merge.survivor_id)
        if problem.params and not merge.undone_at:
            raise Conflict("merge_went_on", **problem.params)
        raise NotFound
    if merge.undone_at or merge.at < clock.now() - WINDOW:
        raise Conflict("undo_expired")
    return survivor


def _take_back_values(kind: Kind, survivor: Any, merge: Merge) -> list[str]:
    """Puts back what the merge wrote and nobody changed since; the names of the columns that stay as they are."""
    (now,) = moving.kept(kind.table, [survivor.id])
    back = {name: value for name, value in merge.before.items() if now.get(name) == merge.after.get(name)}
    if "owner_id" in merge.before and "owner_id" not in back:
        back = {name: value for name, value in back.items() if name not in ("team_id", "owned_since")}
    if back:
        _set(kind.table, survivor.id, back)
    survivor.refresh_from_db()
    kind.unwritten(survivor)
    return sorted(name for name in merge.before if name not in back and name != "last_followup_at")


def _insert(kind: Kind, one: Merged) -> list[str]:
    """The row as it was, as far as others have not taken its place since."""
    row = dict(one.row)
    emptied = kind.fit(row)
    moving.put_back(kind.model, [row])
    return emptied


def _set(table: str, record_id: int, values: dict[str, Any]) -> None:
    assigned = sql.SQL(", ").join(sql.SQL("{0} = r.{0}").format(sql.Identifier(name)) for name in values)
    query = sql.SQL(
        "update {table} t set {assigned} from jsonb_populate_record(null::{table}, %s::jsonb) r where t.id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query.format(table=sql.Identifier(table), assigned=assigned), [json.dumps(values), record_id])
