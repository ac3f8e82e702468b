"""An administrator gives records of a pool to a member 分配, or puts records without an owner into it."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.pools import kinds
from yingdan.pools.models import Pool
from yingdan.pools.rules.limits import Refusal
from yingdan.pools.selectors.pools import get_administered, holders
from yingdan.pools.selectors.records import lately_in
from yingdan.pools.services import moving
from yingdan.pools.services.outcome import Outcome

PATHS = {"customer": "/customers", "lead": "/leads"}


def assign(actor: Actor, pool_id: int, ids: list[int], owner_id: int, reason: str = "") -> dict[str, Any]:
    """Gives records to a member of the pool. Limits bind those who claim, not those who assign."""
    pool = get_administered(actor, pool_id)
    owner = receiver(pool, owner_id)
    done = give(actor, pool, ids, owner, reason)
    if done.moves:
        tell(actor, pool, owner, len(done.moves))
    return done.answer()


def give(actor: Actor, pool: Pool, ids: list[int], owner: Member, reason: str) -> Outcome:
    """The same without asking who may: rows that are not in the pool stay."""
    kind = kinds.get(pool.kind)
    records = moving.locked(kind, ids)
    entries, done = moving.entries_of(kind, records), Outcome(actor)
    told = lately_in(actor, kind, pool, ids)
    for record_id in dict.fromkeys(ids):
        if record_id not in entries or entries[record_id].pool_id != pool.pk:
            title = records[record_id].name if record_id in records and record_id in told else ""
            done.refuse(record_id, title, Refusal("pool_not_there", {}))
    here = [entry for entry in entries.values() if entry.pool_id == pool.pk]
    done.moves = moving.take(actor, kind, here, records, owner, "assign", reason)
    if done.moves:
        events.record(
            actor=actor, verb="pool.assigned", resource="pool", object_id=pool.pk, name=pool.name,
            count=len(done.moves), to=owner.name,
        )  # fmt: skip
    return done


def tell(actor: Actor, pool: Pool, owner: Member, count: int) -> None:
    """One notification for all that somebody got."""
    if owner.user_id != actor.user_id:
        notify.send(
            [owner.user_id], "pool.assigned", {"actor": actor.name, "pool": pool.name, "count": count},
            f"{PATHS[pool.kind]}?scope=mine",
        )  # fmt: skip


def receiver(pool: Pool, owner_id: int) -> Member:
    """A member of the pool who is still there."""
    owner = Member.objects.filter(id=owner_id).first()
    if owner is None or owner.pk not in holders([pool.pk])[pool.pk]:
        raise invalid("owner_id", "pool_not_a_member")
    if org.has_left(owner):
        raise invalid("owner_id", "member_has_left", name=owner.name)
    return owner


def put_in(actor: Actor, pool_id: int, ids: list[int], reason: str = "") -> dict[str, Any]:
    """Puts records within the actor's reach into the pool: those of others need the right to assign them."""
    pool = get_administered(actor, pool_id)
    kind, done = kinds.get(pool.kind), Outcome(actor)
    reached = set(kind.reached(actor, f"{kind.name}.assign").filter(id__among=ids).values_list("id", flat=True))
    records = moving.locked(kind, reached)
    lying = moving.entries_of(kind, records)
    busy = set(kind.model.objects.filter(kind.busy(), id__among=list(records)).values_list("id", flat=True))
    for record_id in dict.fromkeys(ids):
        if record_id not in records:
            done.refuse(record_id, "", Refusal("not_found", {}))
        elif record_id in lying:
            done.refuse(
                record_id, records[record_id].name, Refusal("pool_lies_in", {"name": lying[record_id].pool.name})
            )
        elif record_id in busy:
            done.refuse(record_id, records[record_id].name, Refusal("pool_busy", {}))
    good = [row for row in records.values() if row.pk not in lying and row.pk not in busy]
    done.moves = moving.put(actor, kind, pool, good, "put", reason)
    if good:
        events.record(
            actor=actor, verb="pool.filled", resource="pool", object_id=pool.pk, name=pool.name, count=len(good)
        )
    return done.answer()
