"""How many rows a list has, with their sums: exact up to 10,000 wherever that is cheap.

A condition on a field of another record, or on one without an index, can make PostgreSQL look through a million rows
for one figure beside a list. What its planner finds dear is asked of the first 30,000 rows only: "2,300+".
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, QuerySet, Value, When

from yingdan.platform.resources import listing
from yingdan.platform.resources.columns import Column
from yingdan.platform.resources.conditions.compile import Compiler, read
from yingdan.platform.resources.conditions.tree import Group, divided
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.listing import Asked
from yingdan.platform.resources.values import to_json

COUNTED = 10_000
SCANNED = 30_000
# In the planner's units: reading 30,000 scattered deals with their customers, 0.1 s of processor time. The conditions
# that it finds dearer take 0.5 s to 1 s, and under load several times as long.
DEAR = 90_000
Statement = tuple[str, tuple[Any, ...]]
MATCHED = "_matched"


def count(lens: Lens, asked: Asked) -> dict[str, Any]:
    """How many rows; `capped` means more than that. Sums of the summable columns when the count is exact."""
    columns = [column for column in map(lens.column, lens.all_fields) if column.field.summable]
    try:
        rows = _statement(listing.chosen(lens, asked), columns, COUNTED)
    except EmptyResultSet:
        return _answer(columns, 0, False, [None] * len(columns))
    if asked.filter and cost(rows) > DEAR:
        return _among_first(lens, asked, columns)
    found, *sums = _read(rows, ["count(*)", *_sums(columns)])
    return _answer(columns, min(found, COUNTED), found > COUNTED, sums)


def _statement(rows: QuerySet[Any], columns: list[Column], limit: int, **further: Any) -> Statement:
    values = {**{f"_v{n}": column.value() for n, column in enumerate(columns)}, **further}
    statement: Statement = rows.order_by().annotate(**values).values("pk", *values)[: limit + 1].query.sql_with_params()
    return statement


def cost(rows: Statement) -> float:
    """What the planner expects a statement to cost."""
    with connection.cursor() as cursor:
        cursor.execute(f"explain (format json) {rows[0]}", rows[1])
        plan = cursor.fetchone()[0]
    found = plan if isinstance(plan, list) else orjson.loads(plan)
    return float(found[0]["Plan"]["Total Cost"])


def _sums(columns: list[Column], which: str = "") -> list[str]:
    return [f'sum("_v{n}") {which}' for n in range(len(columns))]


def _read(rows: Statement, figures: list[str]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(figures)} from ({rows[0]}) counted", rows[1])  # noqa: S608 - from the ORM
        return cursor.fetchone()


def _answer(columns: list[Column], found: int, capped: bool, sums: list[Any]) -> dict[str, Any]:
    exact = {column.path: to_json(column.field, total or 0) for column, total in zip(columns, sums, strict=True)}
    return {"count": found, "capped": capped, "sums": None if capped else exact}


def _among_first(lens: Lens, asked: Asked, columns: list[Column]) -> dict[str, Any]:
    """The count among the first rows; exact all the same when there are no further ones."""
    for rows in _ways(lens, asked, columns):
        if cost(rows) <= DEAR:
            break
    which = f"filter (where {MATCHED})"
    looked, found, *sums = _read(rows, ["count(*)", f"count(*) {which}", *_sums(columns, which)])
    return _answer(columns, min(found, COUNTED), looked > SCANNED or found > COUNTED, sums)


def _ways(lens: Lens, asked: Asked, columns: list[Column]) -> Iterator[Statement]:
    """Which rows to look at first: those that meet all tests of their own columns; the rows within scope."""
    whole = read(lens, asked.filter)
    for first, then in (divided(whole), (Group(True, ()), whole)):
        if then.parts:
            compiler = Compiler(lens)
            own, rest = compiler.compile(first), compiler.compile(then)
            rows = own.apply(listing.chosen(lens, replace(asked, filter=None)))
            matched = Case(When(rest.condition, then=Value(True)), default=Value(False))
            yield _statement(rows, columns, SCANNED, **{MATCHED: matched})
