"""Compares all customers with each other: blocks by hashed keys in SQL, scores in batches, keeps the pairs to review.

One run at a time. The keys live in temporary tables; what was found replaces the open pairs of the sweep before, what
people decided stays.
"""

from collections.abc import Iterator

from django.db import connection, transaction
from psycopg.types.json import Json

from yingdan.customers.models import Customer, DuplicatePair, DuplicateSweep
from yingdan.customers.rules.duplicates.blocking import keys
from yingdan.customers.rules.duplicates.grouping import groups
from yingdan.customers.rules.duplicates.scoring import Features, Verdict, compare
from yingdan.customers.services import comparable, duplicate_settings, merging
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError

LOCK = 7_214_003
# A key that more share than this tells nobody apart; two of them meet by another key if they are the same.
CROWD = 40
BATCH = 20_000
_EVERYWHERE = "cpd"  # keys that prove something whatever the place

_TABLES = """
drop table if exists duplicate_key, duplicate_found, duplicate_block, duplicate_pair;
create temp table duplicate_key (key bigint not null, place bigint not null, id bigint not null) on commit drop;
create temp table duplicate_found (low bigint, high bigint, level text, score float8, reasons jsonb) on commit drop;
"""
_PAIRS = """
create temp table duplicate_block on commit drop as
    select key from duplicate_key group by key having count(*) between 2 and %s;
analyze duplicate_key; analyze duplicate_block;
create temp table duplicate_pair on commit drop as
    select distinct a.id as low, b.id as high
    from duplicate_block join duplicate_key a using (key) join duplicate_key b using (key)
    where a.id < b.id and (a.place = b.place or a.place = 0 or b.place = 0);
create index on duplicate_pair (low, high);
"""
_CROWDED = "select count(*) from (select from duplicate_key group by key having count(*) > %s) t"
_BATCH = "select low, high from duplicate_pair where (low, high) > (%s, %s) order by low, high limit %s"
_KEEP = """
with kept as (
    insert into customers_duplicatepair (low_id, high_id, level, score, reasons, state, found_at)
    select f.low, f.high, f.level, f.score, f.reasons, 'open', now() from duplicate_found f
    join customers_customer l on l.id = f.low join customers_customer h on h.id = f.high
    on conflict (low_id, high_id) do update
        set level = excluded.level, score = excluded.score, reasons = excluded.reasons
        where customers_duplicatepair.state = 'open'
    returning xmax = 0 as new)
select count(*), count(*) filter (where new) from kept
"""
_DROP = """
delete from customers_duplicatepair p where state = 'open'
and not exists (select from duplicate_found f where f.low = p.low_id and f.high = p.high_id)
"""


def sweep(by: int | None = None) -> DuplicateSweep | None:
    """One run; None when another one is at work."""
    record = DuplicateSweep.objects.create(by_id=by)
    with transaction.atomic():
        if not _locked():
            record.delete()
            return None
        _collect(record)
        _pair(record)
        _score(record)
        _keep(record)
    if duplicate_settings.automatic():
        record.merged = merge_proven(Actor.system("duplicates proven by hard keys"))
    record.finished_at = clock.now()
    record.save()
    return record


def merge_proven(actor: Actor) -> int:
    """Merges what hard keys prove, each group on its own; returns how many went. What cannot go stays to review."""
    done = 0
    pairs = DuplicatePair.objects.filter(state="open", level="same").order_by("-score", "id")
    for group in groups(pairs.values_list("low_id", "high_id")):
        if contradictory(group):
            continue
        try:
            with transaction.atomic():
                merging.merge(actor, survivor_id=merging.survivor_of(group), ids=group, automatic=True)
                done += len(group) - 1
        except AppError:
            continue
    return done


def contradictory(ids: list[int]) -> bool:
    """Two credit codes in a group: somebody in the middle resembles two companies. That is for people to judge."""
    codes = Customer.objects.filter(id__in=ids, credit_code__isnull=False)
    return codes.values("credit_code").distinct().count() > 1


def _locked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _collect(record: DuplicateSweep) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
    for step in comparable.every():
        record.customers += len(step)
        with connection.cursor() as cursor, cursor.copy("copy duplicate_key from stdin") as copy:
            for customer_id, found in step:
                place = _place(found)
                for key in keys(found):
                    copy.write_row((hash(key), 0 if key[0] in _EVERYWHERE else place, customer_id))


def _place(found: Features) -> int:
    """The province by name or address; 0 when unknown: it may be anywhere."""
    province = found.name.province or (found.place[0] if found.place else "")
    return hash(province[:2]) if province else 0


def _pair(record: DuplicateSweep) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local work_mem = '256MB'")
        for statement in _PAIRS.split(";\n"):
            if statement.strip():
                cursor.execute(statement, [CROWD] if "%s" in statement else None)
        cursor.execute(_CROWDED, [CROWD])
        record.crowded = cursor.fetchone()[0]


def _score(record: DuplicateSweep) -> None:
    for batch in _batches():
        record.compared += len(batch)
        known = comparable.of({key for pair in batch for key in pair})
        with connection.cursor() as cursor, cursor.copy("copy duplicate_found from stdin") as copy:
            for low, high in batch:
                verdict = compare(known[low], known[high]) if low in known and high in known else None
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


def _keep(record: DuplicateSweep) -> None:
    with connection.cursor() as cursor:
        cursor.execute("analyze duplicate_found")
        cursor.execute(_DROP)
        cursor.execute(_KEEP)
        record.found, record.new = cursor.fetchone()


def told(verdict: Verdict) -> list[dict[str, float | str]]:
    """Reasons as they are kept and sent."""
    return [{"code": reason.code, "bits": reason.bits} for reason in verdict.reasons]
