"""Claiming 领取: somebody takes records from a pool, within the limits, and only one can be the first."""

from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Entry, Move, Pool
from yingdan.pools.rules.limits import Limits, Refusal, Standing, Waiting, refusal, room
from yingdan.pools.selectors import standing as standings
from yingdan.pools.selectors.pools import claimable_pools, get_pool
from yingdan.pools.selectors.records import lately_in
from yingdan.pools.services import moving
from yingdan.pools.services.outcome import Outcome

CLAIM = "pool.claim"
_ONE_AT_A_TIME = 7_204_001  # first key of the advisory locks by which one person's claims follow each other


def claim(actor: Actor, pool_id: int, ids: list[int], reason: str = "") -> dict[str, Any]:
    """The actor takes the records, in the order given, as many as the limits allow.

    Returns {"done", "failed": [{id, title, code, message}], "undo_token", "left"}: `left` is how many more may be
    claimed now, None for any number.
    """
    pool, owner = _pool(actor, pool_id), _claimer(actor)
    _check_reason(pool, reason)
    kind, limits = kinds.get(pool.kind), standings.limits_of(pool)
    _queue(owner.id)
    records = moving.locked(kind, ids)
    entries = moving.entries_of(kind, records)
    told = lately_in(actor, kind, pool, ids)
    here, done = standings.standing(pool, owner.id), Outcome(actor)
    taken: list[Entry] = []
    for record_id in dict.fromkeys(ids):
        entry = entries.get(record_id)
        now_at = Standing(here.held + len(taken), here.claimed_today + len(taken))
        if entry is None or entry.pool_id != pool.id:
            known = record_id in records and record_id in told
            title = records[record_id].name if known else ""
            done.refuse(record_id, title, _gone(kind, owner, record_id) if known else Refusal("pool_not_there", {}))
        elif why := _refused(limits, now_at, entry, owner):
            done.refuse(record_id, records[record_id].name, why)
        else:
            taken.append(entry)
    done.moves = moving.take(actor, kind, taken, records, owner, "claim", reason)
    if done.moves:
        _record(actor, pool, "pool.claimed", len(done.moves))
    after = Standing(here.held + len(taken), here.claimed_today + len(taken))
    return {**done.answer(), "left": room(limits, after)}


def _pool(actor: Actor, pool_id: int) -> Pool:
    pool = get_pool(actor, pool_id)
    if not pool.active:
        raise Forbidden("pool_off", name=pool.name)
    if not claimable_pools(actor).filter(id=pool.id).exists():
        raise Forbidden("pool_not_member", name=pool.name)
    return pool


def _claimer(actor: Actor) -> Member:
    member = Member.objects.filter(id=actor.member_id or 0).first()
    if member is None or org.has_left(member):
        raise NotFound
    return member


def _check_reason(pool: Pool, reason: str) -> None:
    if pool.claim_reasons and not reason.strip():
        raise invalid("reason", "required")


def _queue(member_id: int) -> None:
    """One person's claims run one after the other, so that limits hold however many arrive at once."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s::bigint::int)", [_ONE_AT_A_TIME, member_id % 2**31])


def _refused(limits: Limits, here: Standing, entry: Entry, owner: Member) -> Refusal | None:
    return refusal(limits, here, Waiting(entry.since, entry.former_owner_id == owner.id), clock.now())


def _gone(kind: Kind, owner: Member, record_id: int) -> Refusal:
    """Who was quicker, as the last move tells."""
    rows = Move.objects.filter(**{kind.column: record_id}, kind__in=("claim", "assign", "direct"), undone_at=None)
    last = rows.order_by("-id").select_related("to_owner").first()
    if last is None or last.to_owner is None:
        return Refusal("pool_not_there", {})
    if last.to_owner_id == owner.id:
        return Refusal("pool_yours", {})
    return Refusal("pool_taken", {"name": last.to_owner.name, "at": last.at})


def _record(actor: Actor, pool: Pool, verb: str, count: int) -> None:
    events.record(actor=actor, verb=verb, resource="pool", object_id=pool.id, name=pool.name, count=count)
