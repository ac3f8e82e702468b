"""What many tests start from is made once for all of them; each gets the same rows back by a single statement."""

import pickle
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import connection, transaction
from psycopg import sql

# A test may set sequences back, which no rollback undoes: new rows must still come after those put back.
BEYOND = """
select setval(sequence, highest) from (select pg_get_serial_sequence({0}, 'id') sequence, max(id) highest from {1}) rows
where sequence is not null and coalesce(pg_sequence_last_value(sequence::regclass), 0) < highest
"""

Made = TypeVar("Made")
Rows = dict[str, set[str]]  # table → its rows as JSON

TABLES = """
select c.relname, array_agg(a.attname::text order by a.attnum)
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
group by c.relname order by c.relname
"""


class Prepared(Generic[Made]):
    """The result of `build` and the rows it added. Make it outside the transaction of a test."""

    def __init__(self, build: Callable[[], Made]) -> None:
        columns = _columns()
        with transaction.atomic():
            before = _rows(columns)
            self._made = pickle.dumps(build())
            after = _rows(columns)
            transaction.set_rollback(True)
        if changed := [table for table, rows in before.items() if rows - after.get(table, set())]:
            raise AssertionError(f"what changes or removes rows cannot be put back: {changed}")
        added = {table: rows - before.get(table, set()) for table, rows in after.items()}
        self._statement = _statement(columns, {table: rows for table, rows in added.items() if rows})
        with transaction.atomic():
            self.again()
            if _rows(columns) != after:
                raise AssertionError("the rows put back differ from those made")
            transaction.set_rollback(True)

    def again(self) -> Made:
        """Puts the rows back into this test's database and returns a copy of what was made, with the same ids."""
        with connection.cursor() as cursor:
            cursor.execute(self._statement)
        made: Made = pickle.loads(self._made)
        return made


def _columns() -> dict[str, list[str]]:
    """Every table with the columns that are written (not computed by the database)."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return dict(cursor.fetchall())


def _rows(tables: dict[str, list[str]]) -> Rows:
    """The rows of all tables that have any."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("select row_to_json(t)::text from {} t").format(sql.Identifier(table)))
            found[table] = {row for (row,) in cursor.fetchall()}
    return {table: rows for table, rows in found.items() if rows}


_AGAIN = " on conflict do nothing"  # not where rows are new anyway: it refuses tables with deferrable constraints


def _statement(columns: dict[str, list[str]], added: Rows) -> str:
    """One text that inserts all. Triggers stay quiet: what they wrote is among the rows.

    Rows of the audit trail may be there already: nothing takes them away after a test that commits.
    """
    insert = "insert into {0} ({1}) overriding system value select {1} from json_populate_recordset(null::{0}, {2})"
    parts = [
        sql.SQL(insert + _AGAIN * table.startswith("platform_audit")).format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, columns[table])),
            sql.Literal(f"[{','.join(sorted(rows))}]"),
        )
        for table, rows in added.items()
    ]
    quiet = [sql.SQL(f"set local session_replication_role = {role}") for role in ("replica", "origin")]
    beyond = [
        sql.SQL(BEYOND).format(sql.Literal(table), sql.Identifier(table)) for table in added if "id" in columns[table]
    ]
    return sql.SQL(";\n").join([quiet[0], *parts, quiet[1], *beyond]).as_string(connection.connection)
