"""Moves are taken back within the pool's window: each record exactly to where it was, unless it went on since."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.org import selectors as org
from yingdan.platform.resources import batches
from yingdan.platform.services import events
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Entry, Exemption, Move
from yingdan.pools.rules.limits import Refusal
from yingdan.pools.selectors.pools import administered_pools
from yingdan.pools.services import moving
from yingdan.pools.services.outcome import WORK, Outcome

GRACE_DAYS = 3  # to act before the next sweep
OUT = ("claim", "assign", "direct")


def undo_own(actor: Actor, token: str) -> dict[str, Any]:
    """Takes the actor's own verb back, by the token that it gave."""
    ids = [row[0] for row in batches.claim(actor, WORK, token)]
    return _undo(actor, list(Move.objects.filter(id__in=ids)))


def undo(actor: Actor, move_ids: list[int]) -> dict[str, Any]:
    """An administrator of the pool takes moves back."""
    moves = list(Move.objects.filter(id__in=move_ids, pool__in=administered_pools(actor)))
    if not moves:
        raise NotFound
    return _undo(actor, moves)


def _undo(actor: Actor, moves: list[Move]) -> dict[str, Any]:
    done, count = Outcome(actor), 0
    for kind in kinds.every():
        own = [move for move in moves if getattr(move, kind.column) is not None]
        count += _of_kind(actor, kind, own, done)
    return {"done": count, "failed": done.failed, "undo_token": None}


def _of_kind(actor: Actor, kind: Kind, moves: list[Move], done: Outcome) -> int:
    if not moves:
        return 0
    records = moving.locked(kind, (getattr(move, kind.column) for move in moves))
    entries = moving.entries_of(kind, records)
    again = Move.objects.filter(id__in=[move.pk for move in moves]).select_related("pool", "from_owner")
    fresh = {move.pk: move for move in again.select_for_update(of=("self",))}
    good = []
    for one in moves:
        move, row = fresh[one.pk], records[getattr(one, kind.column)]
        if why := _refused(move, row, entries.get(row.pk)):
            done.refuse(row.pk, row.name, why)
        else:
            good.append(move)
    moving.announce(actor, "undone")
    for move in good:
        _back(kind, move, records[getattr(move, kind.column)], entries)
    _mark(actor, good)
    return len(good)


def _refused(move: Move, row: Any, entry: Entry | None) -> Refusal | None:
    if move.undone_at:
        return Refusal("pool_undone_already", {})
    if clock.now() > move.at + timedelta(hours=move.pool.undo_hours):
        return Refusal("pool_undo_over", {"hours": move.pool.undo_hours})
    if move.kind in OUT:
        same = row.owner_id == move.to_owner_id and row.version == move.version
    else:
        same = entry is not None and entry.move_id == move.pk and row.version == move.version
    if not same:
        return Refusal("changed_since", {})
    if move.from_owner is not None and org.has_left(move.from_owner):
        return Refusal("member_has_left", {"name": move.from_owner.name})
    return None


def _back(kind: Kind, move: Move, row: Any, entries: dict[int, Entry]) -> None:
    """Undone claims lie in the pool as long as before, undone releases are held as long as before."""
    if move.kind in OUT:
        _write(kind, row, None, moving.team_of(move.pool), move.held_since)
        Entry.objects.create(
            pool=move.pool, since=move.waited_since or move.at, former_owner_id=move.waited_owner_id,
            **{kind.column: row.pk},
        )  # fmt: skip
        return
    entry = entries[row.pk]
    if move.kind == "onward" and move.from_pool_id:
        entry.pool_id, entry.since, entry.move = move.from_pool_id, move.waited_since or entry.since, None
        entry.save(update_fields=["pool", "since", "move"])
        return
    entry.delete()
    _write(kind, row, move.from_owner_id, move.from_team_id or row.team_id, move.held_since)
    if move.kind == "recycle":  # else the next sweep would take it again
        spared = {"until": clock.today() + timedelta(GRACE_DAYS), "reason": "↩"}
        key: dict[str, Any] = {"kind": "list", kind.column: row.pk}
        Exemption.objects.filter(**key, until__lt=spared["until"]).update(**spared)  # of an earlier undo, run out
        Exemption.objects.get_or_create(**key, defaults=spared)


def _write(kind: Kind, row: Any, owner_id: int | None, team_id: int, since: Any) -> None:
    kind.model.objects.filter(id=row.pk).update(
        owner_id=owner_id, team_id=team_id, owned_since=since, version=F("version") + 1, updated_at=clock.now()
    )


def _mark(actor: Actor, moves: Sequence[Move]) -> None:
    if not moves:
        return
    Move.objects.filter(id__in=[move.pk for move in moves]).update(undone_at=clock.now(), undone_by=actor.name)
    events.record(
        actor=actor, verb="pool.undone", resource="pool", object_id=moves[0].pool_id, name=moves[0].pool.name,
        count=len(moves),
    )  # fmt: skip
