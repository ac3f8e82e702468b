"""Several records become one: values by choice, everything that hung on them moved, nothing lost, and undoable."""

from typing import Any

from django.db import connection
from psycopg import sql

from yingdan.customers.models import Merge, Merged
from yingdan.customers.rules import merging as rules
from yingdan.customers.selectors import merged_into
from yingdan.customers.services import moving
from yingdan.customers.services.kind_customer import CUSTOMER
from yingdan.customers.services.kinds import Kind, Rows
from yingdan.customers.services.merge_values import names_of, values_of
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events, notify

MOST = 20
# What the database keeps of every write says nothing about the record.
_STAMPS = frozenset({"version", "updated_at", "search", "name_key", "territory_id"})


def merge(
    actor: Actor,
    *,
    survivor_id: int,
    ids: list[int],
    kind: Kind = CUSTOMER,
    choices: dict[str, rules.Choice] | None = None,
    versions: dict[int, int] | None = None,
    keep_colleagues: bool = True,
    automatic: bool = False,
) -> Merge:
    """Makes one record of several within reach. `choices` names by field whose value stays (`both`: tags, notes);
    `versions` are those that were looked at: Conflict `merge_changed` when somebody saved since. `keep_colleagues`
    lets the owners of the others see the survivor."""
    rows = locked(actor, kind, {survivor_id, *ids})
    survivor = rows[survivor_id]
    _unchanged(rows, versions or {})
    others = [rows[key] for key in sorted(rows) if key != survivor_id]
    former = getattr(survivor, "owner_id", None)
    before, about = _row(kind, survivor_id), {kind.about(row) for row in rows.values()}
    columns = _chosen(kind, rows, survivor_id, choices or {})
    record = Merge.objects.create(
        resource=kind.resource, survivor_id=survivor_id, name=survivor.name, by_id=actor.member_id,
        automatic=automatic, reasons=_reasons(kind, list(rows)),
    )  # fmt: skip
    users = kind.users(list(rows))
    for other in others:
        _absorb(kind, record, survivor_id, other)
    kind.write(survivor, columns)
    if keep_colleagues and (let_in := kind.let_in(actor, survivor, others, former)):
        record.merged.filter(old_id=others[0].id).update(let_in=let_in)
    after = _row(kind, survivor_id)
    record.before = {name: before[name] for name in before if before[name] != after[name] and name not in _STAMPS}
    record.after = {name: after[name] for name in record.before}
    record.name = survivor.name
    record.save(update_fields=["before", "after", "name"])
    tell(actor, kind, "merged", survivor, [row.name for row in others], about, users, merge=record.id)
    return record


def seen(actor: Actor, kind: Kind, ids: set[int]) -> Rows:
    """The records to look at, without a lock."""
    _few(ids)
    found = kind.within(actor).filter(id__in=ids).order_by("id").in_bulk()
    for missing in ids - set(found):
        raise gone(actor, kind, missing)
    return found


def locked(actor: Actor, kind: Kind, ids: set[int]) -> Rows:
    """The records, locked in one order so that two who merge at once wait for each other. One that went into another
    in the meantime is a conflict that says so."""
    _few(ids)
    rows = kind.within(actor).filter(id__in=ids).order_by("id").select_for_update(of=("self",))
    found: Rows = {row.id: row for row in rows}
    for missing in ids - set(found):
        if "moved_to" in (problem := gone(actor, kind, missing)).params:
            raise Conflict("merge_gone", **problem.params)
        raise problem
    return found


def gone(actor: Actor, kind: Kind, record_id: int) -> NotFound:
    """No such record within reach; `moved_to` names the one that it went into."""
    now = merged_into(kind.resource, record_id)
    reached = now != record_id and kind.within(actor).filter(id=now).exists()
    return NotFound(moved_to=now) if reached else NotFound()


def tell(
    actor: Actor, kind: Kind, verb: str, survivor: Any, names: list[str], about: set[str], users: set[int], **more: Any
) -> None:
    """One event on the timelines of all, and a word to those who look after them."""
    events.record(
        actor=actor, verb=f"{kind.resource}.{verb}", resource=kind.resource, object_id=survivor.id,
        about=sorted(about - {f"{kind.resource}:{survivor.id}"}), name=survivor.name, names=names,
        reason=actor.reason, at=clock.now().isoformat(), **more,
    )  # fmt: skip
    params = {"actor": actor.name, "name": survivor.name, "names": "、".join(names)}
    path = f"/{kind.resource}s/{survivor.id}"
    notify.send(sorted(users - {actor.user_id}), f"{kind.resource}.{verb}", params, path)


def _few(ids: set[int]) -> None:
    if not 2 <= len(ids) <= MOST:
        raise invalid("ids", "merge_count", most=MOST)


def _unchanged(rows: Rows, versions: dict[int, int]) -> None:
    for key, version in versions.items():
        if key in rows and rows[key].version != version:
            raise Conflict("merge_changed", name=rows[key].name)


def _chosen(kind: Kind, rows: Rows, survivor_id: int, choices: dict[str, rules.Choice]) -> dict[str, Any]:
    """The columns that the survivor gets, by attribute; custom ones under `custom`."""
    found: dict[str, Any] = {}
    custom = dict(rows[survivor_id].custom)
    made: dict[str, rules.Choice] = {}
    for name in names_of(kind, rows):
        values = values_of(kind, name, rows)
        made[name] = choices.get(name, rules.default(name, values, survivor_id))
        try:
            value = rules.chosen(name, values, made[name], survivor_id)
        except (KeyError, ValueError) as error:
            raise invalid("choices", "bad_value") from error
        if name in kind.fields:
            found[kind.fields[name]] = value
        elif value is not None:
            custom[name] = value
    kind.settle(rows, survivor_id, found, made)
    return {**found, "custom": custom}


def _absorb(kind: Kind, record: Merge, survivor_id: int, other: Any) -> None:
    row = _row(kind, other.id)
    moved = moving.move(kind, survivor_id, other.id)
    if waiting := moving.left_behind(kind, other.id):
        raise Conflict("merge_in_the_way", what=", ".join(waiting))
    Merged.objects.create(
        merge=record, old_id=other.id, name=other.name, owner_id=getattr(other, "owner_id", None), row=row, moved=moved
    )
    with connection.cursor() as cursor:  # nothing hangs on it any more, so nothing may be deleted along
        cursor.execute(sql.SQL("delete from {} where id = %s").format(sql.Identifier(kind.table)), [other.id])


def _row(kind: Kind, record_id: int) -> dict[str, Any]:
    return moving.kept(kind.table, [record_id])[0]


def _reasons(kind: Kind, ids: list[int]) -> list[Any]:
    rows: Any = kind.pair._base_manager.filter(low_id__in=ids, high_id__in=ids)
    pair = rows.order_by("-score").first()
    return list(pair.reasons) if pair else []
