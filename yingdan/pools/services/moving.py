"""Records go into a pool and out of it: a handful of statements however many they are, each with its move."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F

from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.org.services import home
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Due, Entry, Move, Pool

Records = dict[int, Any]
REASON = 200


def locked(kind: Kind, ids: Iterable[int]) -> Records:
    """The records by id, locked in the order of their ids, so that two who want the same ones never deadlock."""
    rows = kind.model.objects.filter(id__among=sorted(set(ids))).select_related("owner").order_by("id")
    return {row.id: row for row in rows.select_for_update(of=("self",), no_key=True)}


def entries_of(kind: Kind, ids: Iterable[int]) -> dict[int, Entry]:
    """The entries of locked records by the id of the record: read after the lock, so nobody can take them away."""
    rows = Entry.objects.filter(**{f"{kind.name}__in": list(ids)}).select_related("pool")
    return {getattr(row, kind.column): row for row in rows}


def put(actor: Actor, kind: Kind, pool: Pool, rows: Sequence[Any], what: str, reason: str) -> list[Move]:
    """Locked records lose their owner and lie in the pool."""
    if not rows:
        return []
    announce(actor, reason)
    now = clock.now()
    moves = [
        _move(
            actor, kind, pool, row, what, reason,
            from_owner_id=row.owner_id, from_team_id=row.team_id, held_since=row.owned_since or row.created_at,
        )
        for row in rows
    ]  # fmt: skip
    Move.objects.bulk_create(moves, batch_size=2000)
    _own(kind, rows, None, team_of(pool))
    Entry.objects.bulk_create(
        (
            Entry(pool=pool, since=now, former_owner_id=row.owner_id, reason=reason[:REASON], move=move,
                  **{kind.column: row.pk})
            for row, move in zip(rows, moves, strict=True)
        ),
        batch_size=2000,
    )  # fmt: skip
    Due.objects.filter(**{f"{kind.name}__in": [row.pk for row in rows]}).delete()
    return moves


def take(actor: Actor, kind: Kind, entries: Sequence[Entry], records: Records, owner: Member, what: str,
         reason: str) -> list[Move]:  # fmt: skip
    """Entries of locked records end, and the records belong to a member."""
    if not entries:
        return []
    announce(actor, reason)
    rows = [records[getattr(entry, kind.column)] for entry in entries]
    moves = [
        _move(
            actor, kind, entry.pool, row, what, reason, from_team_id=row.team_id, to_owner_id=owner.pk,
            held_since=row.owned_since, waited_since=entry.since, waited_owner_id=entry.former_owner_id,
        )
        for entry, row in zip(entries, rows, strict=True)
    ]  # fmt: skip
    Move.objects.bulk_create(moves, batch_size=2000)
    Entry.objects.filter(id__in=[entry.pk for entry in entries]).delete()
    _own(kind, rows, owner.pk, owner.team_id)
    return moves


def team_of(pool: Pool) -> int:
    """The team that records of the pool count in: the pool's, else the root."""
    return pool.team_id or home.root_id()


def announce(actor: Actor, reason: str) -> None:
    """The audit trail of the records says why."""
    audit.announce(actor.because(reason[:REASON]))


def _own(kind: Kind, rows: Sequence[Any], owner_id: int | None, team_id: int) -> None:
    kind.model.objects.filter(id__among=[row.pk for row in rows]).update(
        owner_id=owner_id, team_id=team_id, version=F("version") + 1, updated_at=clock.now()
    )


def _move(actor: Actor, kind: Kind, pool: Pool, row: Any, what: str, reason: str, **more: Any) -> Move:
    return Move(
        at=clock.now(), kind=what, pool=pool, by_id=actor.member_id, by_name=actor.name, reason=reason[:REASON],
        version=row.version + 1, **{kind.column: row.pk}, **more,
    )  # fmt: skip
