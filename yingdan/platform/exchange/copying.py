"""Records into a table by COPY, column by column: what a column repeats is put into words only once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from types import NoneType
from typing import Any

import orjson
from django.db import connection
from psycopg import sql
from psycopg.adapt import PyFormat, Transformer

from yingdan.platform.resources.spec import Values

# The database takes in one part while the next one is put into words.
PART = 1_000
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
NULL = r"\N"
Late = Mapping[str, Callable[[Values], Any]]


def copy(
    table: str, columns: Sequence[str], records: Sequence[Values], as_json: set[str], late: Late | None = None
) -> None:
    """COPYs records into a table; what a record lacks is null. `as_json` names the columns that hold JSON, `late` works
    columns out of the record, just before it is sent."""
    blank = dict.fromkeys(columns)
    read = itemgetter(*columns) if len(columns) > 1 else lambda record: (record[columns[0]],)
    statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), listed(columns))
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        dump = _dumper()
        for start in range(0, len(records), PART):
            part = records[start : start + PART]
            add(part, late)
            cells = zip(*[read(one if len(one) == len(columns) else {**blank, **one}) for one in part], strict=True)
            texts = [
                _texts(column, _json if name in as_json else dump) for name, column in zip(columns, cells, strict=True)
            ]
            stream.write("\n".join(map("\t".join, zip(*texts, strict=True))) + "\n")


def add(records: Iterable[Values], late: Late | None) -> None:
    """Works the late columns of the records out."""
    for name, work in (late or {}).items():
        for record in records:
            record[name] = work(record)


def listed(columns: Iterable[str]) -> sql.Composed:
    """Column names for a statement."""
    return sql.SQL(", ").join(sql.Identifier(name) for name in columns)


def _texts(column: Sequence[Any], dump: Callable[[Any], str]) -> Sequence[str]:
    kinds = set(map(type, column))
    if len(kinds) == 1 and column.count(column[0]) == len(column):
        return [_text(column[0], dump)] * len(column)
    if kinds == {str} and dump is not _json:
        return [one.translate(ESCAPES) for one in column] if _special("".join(column)) else column
    if kinds <= {int, NoneType}:
        return [NULL if one is None else str(one) for one in column]
    return [_text(one, dump) for one in column]


def _text(value: Any, dump: Callable[[Any], str]) -> str:
    if value is None:
        return NULL
    text = value if isinstance(value, str) and dump is not _json else dump(value)
    return text.translate(ESCAPES) if _special(text) else text


def _special(text: str) -> bool:
    return "\\" in text or "\t" in text or "\n" in text or "\r" in text


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


def _dumper() -> Callable[[Any], str]:
    known = Transformer(connection.connection)

    def dump(value: Any) -> str:
        written = known.get_dumper(value, PyFormat.TEXT).dump(value)
        return NULL if written is None else bytes(written).decode()

    return dump
