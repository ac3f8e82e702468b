"""Keeps the last day of every record: worked out for all at night, and at once for what changed."""

from collections.abc import Callable, Iterable

from django.db import connection, transaction

from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Stale
from yingdan.pools.selectors.due import Reading, Which, reading, statement

RANGE = 100_000  # ids of one transaction
STALE = 5_000
_WRITERS = 7_204_010  # first key of the lock by which those who write last days in the background follow each other


def refresh(kind: Kind, ids: Iterable[int]) -> None:
    """Works out some records anew."""
    wanted = sorted(set(ids))
    if wanted:
        write(reading(kind, ids=wanted), Which(wanted))


def follow_each_other(kind: Kind) -> None:
    """The night, the job after a changed rule and the one of every minute write the same rows: one after the other,
    else they would lock them in different orders. Taken before any record is locked, kept to the transaction's end."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_WRITERS, kinds.every().index(kind)])


def write(read: Reading, which: Which) -> int:
    """Writes what differs from what is stored, in the order of the records; says how many rows did."""
    kind = read.kind
    scope, scope_params = which.sql(f"d.{kind.column}")
    found = statement(read, which)
    with connection.cursor() as cursor:
        if found is None:
            cursor.execute(f"delete from pools_due d where {scope}", scope_params)  # noqa: S608
            return int(cursor.rowcount)
        sql, params = found
        cursor.execute(
            f"""
with wanted as materialized (
    select w.id, w.owner_id, w.due_on, (%s::bigint[])[w.place + 1] as rule_id from ({sql}) w
), gone as (
    delete from pools_due d where {scope} and not exists (select from wanted w where w.id = d.{kind.column})
)
insert into pools_due as d ({kind.column}, owner_id, due_on, rule_id)
select id, owner_id, due_on, rule_id from wanted w
where not exists (select from pools_due s where s.{kind.column} = w.id
                  and (s.owner_id, s.due_on, s.rule_id) = (w.owner_id, w.due_on, w.rule_id))
order by id
on conflict ({kind.column}) do update
set owner_id = excluded.owner_id, due_on = excluded.due_on, rule_id = excluded.rule_id""",  # noqa: S608
            [[rule.pk for rule in read.rules], *params, *scope_params],
        )
        return int(cursor.rowcount)


def refresh_all(kind: Kind, pulse: Callable[[], None] | None = None) -> int:
    """Works out every record of a kind, a range of ids in a transaction each: nobody waits."""
    read, changed = reading(kind), 0
    for low, high in ranges(kind):
        with transaction.atomic():
            follow_each_other(kind)
            changed += write(read, Which(low=low, high=high))
        if pulse:
            pulse()
    return changed


def ranges(kind: Kind) -> list[tuple[int, int]]:
    """Ranges of ids that cover the table."""
    with connection.cursor() as cursor:
        cursor.execute(f"select min(id), max(id) from {kind.table}")  # noqa: S608
        low, high = cursor.fetchone()
    if low is None:
        return []
    return [(start, start + RANGE) for start in range(low, high + 1, RANGE)]


def refresh_stale() -> int:
    """Works out what changed since the last time, a batch in a transaction each; says how many records."""
    total = 0
    while count := _stale_batch():
        total += count
    return total


def _stale_batch() -> int:
    with transaction.atomic():
        for kind in kinds.every():
            follow_each_other(kind)
        rows = list(Stale.objects.select_for_update(skip_locked=True).order_by("id")[:STALE])
        for kind in kinds.every():
            refresh(kind, {found for row in rows if (found := getattr(row, kind.column)) is not None})
        Stale.objects.filter(id__in=[row.pk for row in rows]).delete()
    return len(rows)
