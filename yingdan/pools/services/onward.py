"""Records that lay in a pool too long go on to the next one, so that nothing lies forgotten."""

from datetime import timedelta

from django.db import connection, transaction

from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor
from yingdan.org.services import home
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Pool, Sweep

BATCH = 2000


def move_on(sweep: Sweep) -> int:
    """Moves what has waited out its time, batch by batch; says how many."""
    pools = Pool.objects.filter(active=True, onward__active=True, onward_days__isnull=False).select_related("onward")
    total = 0
    for pool in pools.order_by("position", "id"):
        while count := _batch(kinds.get(pool.kind), pool, sweep):
            total += count
    return total


def _batch(kind: Kind, pool: Pool, sweep: Sweep) -> int:
    """A record that came to its pool today stays there for the time of that pool, so a sweep moves it once."""
    assert pool.onward is not None
    before = clock.day_start(sweep.day) - timedelta(days=pool.onward_days or 0)
    now = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        audit.announce(Actor.system(f"recycling {sweep.day}"))
        cursor.execute(
            f"""
with waiting as (
    select e.id, e.{kind.column}, e.since, e.former_owner_id from pools_entry e
    where e.pool_id = %(from)s and e.since < %(before)s order by e.since limit {BATCH} for update skip locked
), moved as (
    insert into pools_move (at, kind, pool_id, from_pool_id, {kind.column}, by_name, reason, sweep_id, waited_since,
                            waited_owner_id, version, undone_by)
    select %(now)s, 'onward', %(to)s, %(from)s, r.id, 'system', %(reason)s, %(sweep)s, w.since, w.former_owner_id,
           r.version, ''
    from waiting w join {kind.table} r on r.id = w.{kind.column}
    returning id, {kind.column}
), changed as (
    update {kind.table} r set team_id = %(team)s from moved m
    where r.id = m.{kind.column} and r.team_id <> %(team)s returning r.id
)
update pools_entry e set pool_id = %(to)s, since = %(now)s, move_id = m.id from moved m
where e.{kind.column} = m.{kind.column}""",  # noqa: S608
            {
                "from": pool.pk, "to": pool.onward.pk, "before": before, "now": now, "reason": pool.name,
                "sweep": sweep.pk, "team": pool.onward.team_id or home.root_id(),
            },
        )  # fmt: skip
        return int(cursor.rowcount)
