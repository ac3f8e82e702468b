"""What hangs on a record goes to another one, and back: a handful of statements however much it is."""

import json
from functools import lru_cache
from typing import Any, TypeGuard

from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignObjectRel, Model
from psycopg import sql

from yingdan.customers import types
from yingdan.customers.models import Customer
from yingdan.customers.services.kinds import Kind
from yingdan.kernel.errors import Conflict

Moved = dict[str, Any]


def move(kind: Kind, survivor_id: int, old_id: int) -> Moved:
    """Points everything of a record to the survivor; returns what `restore` needs. Raises Conflict
    `merge_in_the_way` when both have a row of which there may be one only."""
    moved: Moved = {name: part.move(survivor_id, old_id) for name, part in kind.parts().items()}
    for table, column in plain_references(kind):
        ids = _point(table, column, survivor_id, old_id)
        # What the survivor itself points to is a value of its own, and comes back as one.
        moved[f"{table}.{column}"] = [one for one in ids if table != kind.table or one != survivor_id]
    return moved


def restore(kind: Kind, survivor_id: int, old_id: int, moved: Moved) -> int:
    """Takes back what still is with the survivor; returns how many rows are not (deleted, or given to others)."""
    stayed = 0
    for table, column in plain_references(kind):
        ids = moved.get(f"{table}.{column}", [])
        stayed += len(ids) - give_back(table, column, survivor_id, old_id, ids)
    for name, part in kind.parts().items():
        if name in moved:
            stayed += part.restore(survivor_id, old_id, moved[name])
    return stayed


def left_behind(kind: Kind, old_id: int) -> list[str]:
    """Tables that still point to the record: it must not go while there are any."""
    found = []
    for table, column in references(kind.model):
        with connection.cursor() as cursor:
            cursor.execute(_of("select 1 from {table} where {column} = %s limit 1", table, column), [old_id])
            if cursor.fetchone():
                found.append(table)
    return found


@lru_cache(maxsize=4)
def references(model: type[Model] = Customer) -> tuple[tuple[str, str], ...]:
    """Every foreign key to a table, as (table, column)."""
    keys = [relation.field for relation in model._meta.get_fields(include_hidden=True) if _is_reference(relation)]
    return tuple(sorted((key.model._meta.db_table, key.column or "") for key in keys))


def _is_reference(relation: object) -> TypeGuard[ForeignObjectRel]:
    return isinstance(relation, ForeignObjectRel) and not relation.many_to_many


def plain_references(kind: Kind) -> list[tuple[str, str]]:
    """Those that no part takes care of."""
    cared = frozenset().union(*(part.columns for part in kind.parts().values()))
    return [(table, column) for table, column in references(kind.model) if f"{table}.{column}" not in cared]


def give_back(table: str, column: str, survivor_id: int, old_id: int, ids: list[int]) -> int:
    """Points rows that still are with the survivor to the old record again; returns how many."""
    if not ids:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            _of("update {table} set {column} = %s where id = any(%s) and {column} = %s", table, column),
            [old_id, ids, survivor_id],
        )
        return int(cursor.rowcount)


def kept(table: str, ids: list[int]) -> list[Moved]:
    """Rows as they are, for `put_back`."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("select to_jsonb(t)::text from {} t where id = any(%s) order by id").format(sql.Identifier(table)),
            [ids],
        )
        return [types.read_row(row[0]) for row in cursor.fetchall()]


def put_back(model: type[Model], rows: list[Moved]) -> None:
    """Inserts rows as they were, ids and times too; what others have put in their place stays."""
    known = {field.column for field in model._meta.concrete_fields}
    for row in rows:
        names = sql.SQL(", ").join(sql.Identifier(name) for name in row if name in known)
        query = sql.SQL(
            "insert into {table} ({names}) select {names} from jsonb_populate_record(null::{table}, %s::jsonb)"
            " on conflict do nothing"
        ).format(table=sql.Identifier(model._meta.db_table), names=names)
        with connection.cursor() as cursor:
            cursor.execute(query, [json.dumps(row)])


def _point(table: str, column: str, survivor_id: int, old_id: int) -> list[int]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                _of("update {table} set {column} = %s where {column} = %s returning id", table, column),
                [survivor_id, old_id],
            )
            return [row[0] for row in cursor.fetchall()]
    except IntegrityError as error:
        raise Conflict("merge_in_the_way", what=table) from error


def _of(query: str, table: str, column: str) -> sql.Composed:
    return sql.SQL(query).format(table=sql.Identifier(table), column=sql.Identifier(column))
