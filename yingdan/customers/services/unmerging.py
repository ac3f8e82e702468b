"""Takes a merge back: the customers stand again as they were, with what was moved from them."""

import json
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Max
from psycopg import sql

from yingdan.customers import types
from yingdan.customers.models import Collaborator, Customer, FollowUp, Merge, MergedCustomer
from yingdan.customers.selectors import customers_for, moved_to
from yingdan.customers.services import moving
from yingdan.customers.services.customers import derive, locate
from yingdan.customers.services.merging import PERMISSION
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.services import events, notify

WINDOW = timedelta(days=30)
TABLE = "customers_customer"
_UNIQUE = ("credit_code", "external_id")


def undo(actor: Actor, merge_id: int) -> dict[str, Any]:
    """Returns {"restored": ids, "kept": fields changed since, which stay, "stayed": rows that went elsewhere since,
    "emptied": unique values that somebody else has by now}. Raises Conflict when it is too late."""
    merge = Merge.objects.select_for_update().filter(id=merge_id).first()
    if merge is None:
        raise NotFound
    survivor = _survivor(actor, merge)
    old = list(merge.merged.order_by("-id"))
    kept = _take_back_values(survivor, merge)
    emptied: list[str] = []
    stayed = 0
    for one in old:
        emptied += _insert(one)
    Collaborator.objects.filter(id__in=[one for merged in old for one in merged.let_in]).delete()
    for one in old:
        stayed += moving.restore(survivor.id, one.old_id, one.moved)
    _recall_contact(survivor.id, merge)
    for customer_id in (survivor.id, *(one.old_id for one in old)):
        for _, companion in types.companions.items():
            companion.renamed(customer_id)
    merge.undone_at, merge.undone_by_id = clock.now(), actor.member_id
    merge.save(update_fields=["undone_at", "undone_by"])
    _tell(actor, survivor, old)
    restored = [one.old_id for one in old]
    return {"restored": restored, "kept": kept, "stayed": stayed, "emptied": emptied}


def _survivor(actor: Actor, merge: Merge) -> Customer:
    rows = customers_for(actor, PERMISSION).filter(id=merge.survivor_id)
    survivor = rows.select_related("owner").select_for_update(of=("self",)).first()
    if survivor is None:
        if (now := moved_to(actor, merge.survivor_id)) and not merge.undone_at:
            raise Conflict("merge_went_on", moved_to=now)
        raise NotFound
    if merge.undone_at or merge.at < clock.now() - WINDOW:
        raise Conflict("undo_expired")
    return survivor


def _take_back_values(survivor: Customer, merge: Merge) -> list[str]:
    """Puts back what the merge wrote and nobody changed since; the names of the columns that stay as they are."""
    (now,) = moving.kept(TABLE, [survivor.id])
    back = {name: value for name, value in merge.before.items() if now.get(name) == merge.after.get(name)}
    if "owner_id" in merge.before and "owner_id" not in back:
        back = {name: value for name, value in back.items() if name not in ("team_id", "owned_since")}
    if back:
        _set(survivor.id, back)
    survivor.refresh_from_db()
    survivor.version += 1
    derive(survivor)
    locate(survivor)
    survivor.save()
    return sorted(name for name in merge.before if name not in back and name != "last_followup_at")


def _recall_contact(survivor_id: int, merge: Merge) -> None:
    """The survivor was last in touch when it was before, or by what was written since and stays with it."""
    if "last_followup_at" in merge.before:
        last = FollowUp.objects.filter(customer_id=survivor_id).aggregate(last=Max("happened_at"))["last"]
        if last is not None:
            Customer.objects.filter(id=survivor_id).update(last_followup_at=last)


def _insert(one: MergedCustomer) -> list[str]:
    """The row as it was; a credit code or external number that somebody has taken since is left empty."""
    row = dict(one.row)
    emptied = []
    for name in _UNIQUE:
        if row.get(name) and Customer.objects.filter(**{name: row[name]}).exists():
            row[name] = None
            emptied.append(name)
    if row.get("parent_id") and not Customer.objects.filter(id=row["parent_id"]).exists():
        row["parent_id"] = None
    moving.put_back(Customer, [row])
    return emptied


def _set(customer_id: int, values: dict[str, Any]) -> None:
    assigned = sql.SQL(", ").join(sql.SQL("{0} = r.{0}").format(sql.Identifier(name)) for name in values)
    query = sql.SQL(
        "update {table} t set {assigned} from jsonb_populate_record(null::{table}, %s::jsonb) r where t.id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(query.format(table=sql.Identifier(TABLE), assigned=assigned), [json.dumps(values), customer_id])


def _tell(actor: Actor, survivor: Customer, old: list[MergedCustomer]) -> None:
    names = [one.name for one in old]
    events.record(
        actor=actor, verb="customer.unmerged", resource="customer", object_id=survivor.id,
        about=[f"customer:{one.old_id}" for one in old], name=survivor.name, names=names, reason=actor.reason,
    )  # fmt: skip
    rows = Customer.objects.filter(id__in=[survivor.id, *(one.old_id for one in old)], owner__isnull=False)
    users = set(rows.values_list("owner__user_id", flat=True)) - {actor.user_id}
    params = {"actor": actor.name, "name": survivor.name, "names": "、".join(names)}
    notify.send(sorted(users), "customer.unmerged", params, f"/customers/{survivor.id}")
