"""Search indexes during mass writing: entries wait in a list and are sorted in later, together, which is far cheaper.

PostgreSQL keeps the waiting entries searchable; the list is settled by a job after the import (and by autovacuum).
"""

from collections.abc import Iterable

from django.db import connection

WAITING = "128MB"


def relax() -> None:
    """For this transaction: a longer waiting list for GIN indexes."""
    with connection.cursor() as cursor:
        cursor.execute(f"set local gin_pending_list_limit = '{WAITING}'")


def settle(tables: Iterable[str]) -> None:
    """Sorts the waiting entries of the tables' GIN indexes in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.oid from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam"
            " where a.amname = 'gin' and i.indrelid = any(select to_regclass(t) from unnest(%s::text[]) t)",
            [list(tables)],
        )
        for (index,) in cursor.fetchall():
            cursor.execute("set maintenance_work_mem = '256MB'")
            try:
                cursor.execute("select gin_clean_pending_list(%s::oid::regclass)", [index])
            finally:
                cursor.execute("reset maintenance_work_mem")
