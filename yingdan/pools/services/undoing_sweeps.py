"""A whole sweep is taken back within the window, batch by batch; what went on since stays. A large one by a job:
each batch is a short transaction, and nobody waits for the page."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from yingdan.kernel import audit, clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.services import events
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Sweep
from yingdan.pools.selectors.pools import MANAGE
from yingdan.pools.services.undoing import GRACE_DAYS

UNDOING = "undoing"
BATCH = 1000
AT_ONCE = 5_000  # moves that are taken back while somebody waits


def undo(actor: Actor, sweep_id: int) -> dict[str, Any]:
    """Gives back what the sweep took: {"done", "failed", "waiting"}; `failed` moved on, or their owner has left;
    `waiting` says that a job is at it."""
    actor.need(MANAGE)
    sweep = Sweep.objects.select_for_update().filter(id=sweep_id).first()
    if sweep is None:
        raise NotFound
    if sweep.finished_at is None or sweep.stage == UNDOING:
        raise Conflict("pool_sweep_runs")
    if sweep.moves.filter(kind="recycle", undone_at=None).count() <= AT_ONCE:
        return {**go(actor, sweep), "waiting": False}
    sweep.stage = UNDOING
    sweep.save(update_fields=["stage"])
    jobs.defer("pools.undo_sweep", sweep_id=sweep.pk, user_id=actor.user_id)
    return {"done": 0, "failed": 0, "waiting": True}


def go(actor: Actor, sweep: Sweep) -> dict[str, int]:
    """Takes it back; when it is cut off, the next run goes on."""
    done = 0
    for kind in kinds.every():
        while count := _batch(actor, kind, sweep):
            done += count
    left = sweep.moves.filter(kind="recycle", undone_at=None).count()
    sweep.undone_at, sweep.undone_by, sweep.stage = clock.now(), actor.name, "done"
    sweep.save(update_fields=["undone_at", "undone_by", "stage"])
    events.record(actor=actor, verb="pool.sweep_undone", resource="pool_sweep", object_id=sweep.pk, count=done)
    return {"done": done, "failed": left}


def _batch(actor: Actor, kind: Kind, sweep: Sweep) -> int:
    """Only records exactly as the sweep left them: still in that entry, with that version, owner still there."""
    with transaction.atomic(), connection.cursor() as cursor:
        audit.announce(actor.because(f"undo recycling {sweep.day}"))
        cursor.execute("set local yingdan.sweeping = '1'")
        cursor.execute(
            f"""
with fit as materialized (
    select m.id, m.{kind.column} as record, m.from_owner_id, m.from_team_id, m.held_since, e.id as entry
    from pools_move m join pools_entry e on e.move_id = m.id join {kind.table} r on r.id = m.{kind.column}
    join pools_pool p on p.id = m.pool_id join org_member o on o.id = m.from_owner_id
    where m.sweep_id = %(sweep)s and m.kind = 'recycle' and m.undone_at is null and r.version = m.version
      and r.owner_id is null and m.at > %(now)s - make_interval(hours => p.undo_hours)
      and (o.ended_on is null or o.ended_on >= %(today)s)
    order by r.id limit {BATCH} for no key update of r, e
), gone as (
    delete from pools_entry where id in (select entry from fit)
), noted as (
    update pools_move set undone_at = %(now)s, undone_by = %(by)s where id in (select id from fit)
), spared as (
    insert into pools_exemption (kind, {kind.column}, by_id, at, until, reason)
    select 'list', record, %(member)s, %(now)s, %(until)s, %(reason)s from fit
    on conflict ({kind.column}, kind) where {kind.column} is not null do update
    set until = excluded.until, reason = excluded.reason, at = excluded.at, by_id = excluded.by_id
    where pools_exemption.until < excluded.until
)
select record, from_owner_id, from_team_id, held_since from fit""",  # noqa: S608
            {
                "sweep": sweep.pk, "now": clock.now(), "today": clock.today(), "by": actor.name,
                "member": actor.member_id, "until": clock.today() + timedelta(GRACE_DAYS), "reason": f"↩ {sweep.day}",
            },
        )  # fmt: skip
        rows = cursor.fetchall()
        if rows:
            cursor.execute(
                f"update {kind.table} r set owner_id = b.owner, team_id = coalesce(b.team, r.team_id),"  # noqa: S608
                " owned_since = b.since, version = r.version + 1, updated_at = %s"
                " from unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::timestamptz[]) b(id, owner, team, since)"
                " where r.id = b.id",
                [clock.now(), *(list(column) for column in zip(*rows, strict=True))],
            )
    return len(rows)
