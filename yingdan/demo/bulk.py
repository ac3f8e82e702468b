"""Loading tables at full speed: indexes, foreign keys and triggers step aside and come back, in one transaction."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_KEYS = """
select c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
from pg_constraint c
where c.contype in ('f', 'u') and c.conrelid = any(%s::regclass[])
or c.contype = 'f' and c.confrelid = any(%s::regclass[])
order by c.contype desc, c.conname
"""
_INDEXES = """
select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
from pg_index i where i.indrelid = any(%s::regclass[])
and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
order by 1
"""
_DERIVED = """
select distinct t.tgrelid::regclass::text from pg_trigger t
where not t.tgisinternal and t.tgrelid = any(%s::regclass[])
"""


@contextmanager
def fast_loading(tables: list[str], say: Any) -> Iterator[None]:
    """Empties the tables (so that COPY may freeze), takes away what slows a load down, and puts it back afterwards.

    The keys that come back are checked against all rows, so a mistake of the generator cannot slip through.
    """
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, [tables, tables])
        keys = cursor.fetchall()
        cursor.execute(_INDEXES, [tables])
        indexes = cursor.fetchall()
        cursor.execute(_DERIVED, [tables])
        triggered = [row[0] for row in cursor.fetchall()]
        cursor.execute("set constraints all immediate")  # pending checks would bar the changes below
        for table, name, _ in keys:
            cursor.execute(f'alter table {table} drop constraint "{name}"')
        for name, _ in indexes:
            cursor.execute(f"drop index {name}")
        for table in triggered:
            cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(f"truncate {', '.join(map(plain, tables))} restart identity")
        yield
        cursor.execute("set local maintenance_work_mem = '512MB'")
        for number, (name, definition) in enumerate(indexes):
            say(f"index {number + 1} of {len(indexes)}: {name}")
            cursor.execute(definition)
        say(f"{len(keys)} keys")
        for table, name, definition in keys:
            cursor.execute(f'alter table {table} add constraint "{name}" {definition}')
        for table in triggered:
            cursor.execute(f"alter table {table} enable trigger user")
        cursor.execute("set constraints all deferred")


def identities(tables: list[str]) -> None:
    """New rows continue after the highest id."""
    with connection.cursor() as cursor:
        for table in tables:
            highest = f"(select coalesce(max(id), 0) + 1 from {plain(table)})"  # noqa: S608 - checked
            cursor.execute(f"select setval(pg_get_serial_sequence(%s, 'id'), {highest}, false)", [table])


def plain(name: str) -> str:
    """A table name that may be put into SQL."""
    if not re.fullmatch(r"[a-z_]+", name):
        raise ValueError(name)
    return name
