"""The keys of stored records, kept between sweeps: works out those of what was written since they were worked out last.

Uses temporary tables of the connection; whoever opens them closes them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg import sql

from yingdan.customers.services.comparable import Comparison, in_steps
from yingdan.customers.services.kinds import Kind

_TABLES = ("duplicate_changed", "duplicate_fresh")
_CREATE = """
create temp table duplicate_changed (id bigint not null, stamp bigint not null);
create temp table duplicate_fresh (id bigint not null, place bigint not null, keys bigint[] not null);
"""
_CHANGED = """
insert into duplicate_changed
    select s.id, s.stamp from ({stamped}) s
    left join customers_duplicatemark m on m.resource = %s and m.record_id = s.id
    where m.stamp is distinct from s.stamp or {unswept}
"""
_KEEP = """
insert into customers_duplicatemark (resource, record_id, stamp, place, keys, swept)
    select %s, f.id, c.stamp, f.place, f.keys, %s from duplicate_fresh f join duplicate_changed c using (id)
    order by f.id
    on conflict (resource, record_id) do update
        set stamp = excluded.stamp, place = excluded.place, keys = excluded.keys, swept = excluded.swept
"""
_FORGET = """
delete from customers_duplicatemark m where resource = %s
and not exists (select from {table} t where t.id = m.record_id)
"""


@contextmanager
def tables() -> Iterator[None]:
    """Opens the temporary tables for as long as the block lasts."""
    drop(*_TABLES)
    with connection.cursor() as cursor:
        cursor.execute(_CREATE)
    yield
    drop(*_TABLES)


def drop(*names: str) -> None:
    """Closes temporary tables."""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(sql.SQL("drop table if exists pg_temp.{}").format(sql.Identifier(name)))


def renew(kind: Kind) -> None:
    """Brings the keys up to date for whoever asks by day; the sweep still looks at these records at night."""
    with tables():
        gather(kind.resource, kind.comparison)
        keep(kind, swept=False)


def gather(resource: str, comparison: Comparison, *, unswept: bool = False) -> int:
    """Works out the keys of what was written since, with `unswept` also of what no sweep has looked at; returns how
    many records that are."""
    ids = _changed(resource, comparison, unswept)
    for step in in_steps(ids):
        found = comparison.of(step)
        with connection.cursor() as cursor, cursor.copy("copy duplicate_fresh from stdin") as copy:
            for record_id, features in found.items():
                place, keys = comparison.marks(features)
                copy.write_row((record_id, place, keys))
    return len(ids)


def _changed(resource: str, comparison: Comparison, unswept: bool) -> list[int]:
    more = sql.SQL("not m.swept" if unswept else "false")
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_CHANGED).format(stamped=comparison.stamped(), unswept=more), [resource])
        cursor.execute("create index on duplicate_changed (id)")
        cursor.execute("analyze duplicate_changed")
        cursor.execute("select id from duplicate_changed order by id")
        return [row[0] for row in cursor.fetchall()]


def keep(kind: Kind, *, swept: bool) -> None:
    """Keeps what was worked out, and forgets records that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [kind.resource, swept])
        cursor.execute(sql.SQL(_FORGET).format(table=sql.Identifier(kind.table)), [kind.resource])
