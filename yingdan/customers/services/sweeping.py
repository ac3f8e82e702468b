"""Looks for pairs among all records of a resource: blocks by hashed keys in SQL, scores in batches, keeps the pairs.

Only what was written since the sweep before is worked out and compared, with everything that shares a key; the keys of
all others are kept in `DuplicateMark`. What was found replaces the open pairs of the records looked at, what people
decided stays. One run at a time; no transaction is open while it computes, and nothing that users write is locked.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import sql
from psycopg.types.json import Json

from yingdan.customers.models import DuplicateSweep
from yingdan.customers.rules.duplicates.grouping import groups
from yingdan.customers.rules.duplicates.scoring import Verdict
from yingdan.customers.services import duplicate_settings, marking, review
from yingdan.customers.services.kind_customer import CUSTOMER
from yingdan.customers.services.kinds import Kind
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError

LOCK = 7_214_003
# A key that more share than this tells nobody apart; two of them meet by another key if they are the same.
CROWD = 40
BATCH = 20_000
_TABLES = ("duplicate_key", "duplicate_pair", "duplicate_found")
_FOUND = "create temp table duplicate_found (low bigint, high bigint, level text, score float8, reasons jsonb)"
# Keys of the records looked at, and of all others that share one. Odd keys hold within a place, 0 is any place.
_KEYS = """
create temp table duplicate_key as
    select k as key, case when k & 1 = 1 then f.place else 0 end as place, f.id, true as fresh
    from duplicate_fresh f, unnest(f.keys) k
    union all
    select k, case when k & 1 = 1 then m.place else 0 end, m.record_id, false
    from customers_duplicatemark m, unnest(m.keys) k
    where m.resource = %s and exists (select from duplicate_fresh)
    and not exists (select from duplicate_changed c where c.id = m.record_id)
    and k in (select unnest(keys) from duplicate_fresh)
"""
_PAIRS = """
create temp table duplicate_pair as
    with block as (
        select key, array_agg(id) as ids, array_agg(place) as places, array_agg(fresh) as freshness
        from duplicate_key group by key having count(*) between 2 and %s)
    select distinct least(a.id, b.id) as low, greatest(a.id, b.id) as high
    from block t, unnest(t.ids, t.places, t.freshness) with ordinality a(id, place, fresh, at),
         unnest(t.ids, t.places, t.freshness) with ordinality b(id, place, fresh, at)
    where a.at < b.at and a.id <> b.id and (a.fresh or b.fresh)
    and (a.place = b.place or a.place = 0 or b.place = 0)
"""
_CROWDED = "select count(*) from (select from duplicate_key group by key having count(*) > %s) t"
_BATCH = "select low, high from duplicate_pair where (low, high) > (%s, %s) order by low, high limit %s"
_KEEP = """
with kept as (
    insert into {pairs} (low_id, high_id, level, score, reasons, state, found_at)
    select f.low, f.high, f.level, f.score, f.reasons, 'open', now() from duplicate_found f
    join {table} l on l.id = f.low join {table} h on h.id = f.high
    on conflict (low_id, high_id) do update
        set level = excluded.level, score = excluded.score, reasons = excluded.reasons
        where {pairs}.state = 'open'
    returning xmax = 0 as new)
select count(*) filter (where new) from kept
"""
_DROP = """
delete from {pairs} p where state = 'open'
and (exists (select from duplicate_changed where id = p.low_id)
     or exists (select from duplicate_changed where id = p.high_id))
and not exists (select from duplicate_found f where f.low = p.low_id and f.high = p.high_id)
"""
_COUNTS = """
select (select count(*) from {table}), (select count(*) from {pairs} where state = 'open')
"""


def sweep(kind: Kind = CUSTOMER, by: int | None = None) -> DuplicateSweep | None:
    """One run; None when another one is at work."""
    with _alone() as alone:
        if not alone:
            return None
        record = DuplicateSweep.objects.create(resource=kind.resource, by_id=by)
        record.changed = marking.gather(kind.resource, kind.comparison, unswept=True)
        _pair(kind, record)
        _score(kind, record)
        with transaction.atomic():
            _keep(kind, record)
            marking.keep(kind, swept=True)
    if duplicate_settings.automatic():
        record.merged = merge_proven(Actor.system("duplicates proven by hard keys"), kind)
    record.finished_at = clock.now()
    record.save()
    return record


def merge_proven(actor: Actor, kind: Kind = CUSTOMER) -> int:
    """Merges what hard keys prove, each group on its own; returns how many went. What cannot go, or is for people to
    judge, stays to review."""
    done = 0
    pairs = kind.pair._base_manager.filter(state="open", level="same").order_by("-score", "id")
    for group in groups(pairs.values_list("low_id", "high_id")):
        if kind.apart(group):
            continue
        try:
            with transaction.atomic():
                review.merge_group(actor, kind, group, automatic=True)
                done += len(group) - 1
        except AppError:
            continue
    return done


@contextmanager
def _alone() -> Iterator[bool]:
    """Holds the sweep for this connection, not for a transaction: a long one keeps the database from tidying up."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            yield False
            return
        try:
            with marking.tables():
                marking.drop(*_TABLES)
                cursor.execute(_FOUND)
                yield True
                marking.drop(*_TABLES)
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _pair(kind: Kind, record: DuplicateSweep) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local work_mem = '256MB'")
        cursor.execute("analyze duplicate_fresh")
        cursor.execute(_KEYS, [kind.resource])
        cursor.execute("analyze duplicate_key")
        cursor.execute(_PAIRS, [CROWD])
        cursor.execute("create index on duplicate_pair (low, high)")
        cursor.execute(_CROWDED, [CROWD])
        record.crowded = cursor.fetchone()[0]


def _score(kind: Kind, record: DuplicateSweep) -> None:
    for batch in _batches():
        record.compared += len(batch)
        known = kind.comparison.of({key for pair in batch for key in pair})
        with connection.cursor() as cursor, cursor.copy("copy duplicate_found from stdin") as copy:
            for low, high in batch:
                both = low in known and high in known
                verdict = kind.comparison.compare(known[low], known[high]) if both else None
                if verdict and verdict.level in ("same", "likely"):
                    copy.write_row((low, high, verdict.level, verdict.score, Json(told(verdict))))


def _batches() -> Iterator[list[tuple[int, int]]]:
    last = (0, 0)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_BATCH, [*last, BATCH])
            rows = cursor.fetchall()
        if not rows:
            return
        last = rows[-1]
        yield rows


def _keep(kind: Kind, record: DuplicateSweep) -> None:
    names = {"table": sql.Identifier(kind.table), "pairs": sql.Identifier(kind.pairs)}
    with connection.cursor() as cursor:
        cursor.execute("analyze duplicate_found")
        cursor.execute(sql.SQL(_DROP).format(**names))
        cursor.execute(sql.SQL(_KEEP).format(**names))
        record.new = cursor.fetchone()[0]
        cursor.execute(sql.SQL(_COUNTS).format(**names))
        record.records, record.found = cursor.fetchone()


def told(verdict: Verdict) -> list[dict[str, float | str]]:
    """Reasons as they are kept and sent."""
    return [{"code": reason.code, "bits": reason.bits} for reason in verdict.reasons]
