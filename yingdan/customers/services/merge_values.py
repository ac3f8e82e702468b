"""What is chosen of when records are merged, and a look at it before."""

from typing import Any

from django.db import connection
from psycopg import sql

from yingdan.customers.rules import merging as rules
from yingdan.customers.services import moving
from yingdan.customers.services.kinds import Kind, Rows, lens_of
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import spec
from yingdan.platform.resources.records import read


def values_of(kind: Kind, name: str, rows: Rows) -> dict[int, Any]:
    """A field of each."""
    if name in kind.fields:
        return {key: getattr(row, kind.fields[name]) for key, row in rows.items()}
    return {key: row.custom.get(name) for key, row in rows.items()}


def names_of(kind: Kind, rows: Rows) -> list[str]:
    """The fields of which a value is chosen, also the custom ones in which any of them has a value."""
    return [*kind.fields, *sorted({name for row in rows.values() for name in row.custom})]


def survivor_of(kind: Kind, rows: Rows) -> int:
    """Which of them stays unless somebody chooses."""
    return rules.survivor_of({key: (kind.rank(row), _sum(counted(kind, key))) for key, row in rows.items()})


def preview(actor: Actor, kind: Kind, rows: Rows) -> dict[str, Any]:
    """The records side by side: what hangs on each, the fields in which they differ, and what would stay."""
    counts = {key: counted(kind, key) for key in rows}
    survivor = rules.survivor_of({key: (kind.rank(row), _sum(counts[key])) for key, row in rows.items()})
    lens = lens_of(kind, actor)
    names = [name for name in names_of(kind, rows) if name in lens.all_fields]
    shown = {key: read(lens, key, names)["values"] for key in rows}
    fields = []
    for name in names:
        values = values_of(kind, name, rows)
        if len({str(value) for value in values.values() if value not in (None, "", [])}) > 0:
            fields.append(
                {
                    "name": name,
                    "values": [{"id": key, "value": shown[key].get(name)} for key in rows],
                    "choice": str(rules.default(name, values, survivor)),
                    "both": name in rules.JOINED,
                    "differs": len({str(value) for value in values.values()}) > 1,
                }
            )
    return {
        "survivor": survivor,
        "records": [
            {
                "id": key,
                "name": row.name,
                "hint": kind.hint(row),
                "created_at": row.created_at,
                "version": row.version,
                "counts": counts[key],
            }
            for key, row in rows.items()
        ],
        "fields": fields,
    }


def counted(kind: Kind, record_id: int) -> list[dict[str, Any]]:
    """How many rows of each resource hang on a record."""
    resources = {
        one.model._meta.db_table: one for one in spec.all_resources() if one.model is not kind.model and one.create
    }
    tables = sorted({(table, column) for table, column in moving.references(kind.model) if table in resources})
    found: dict[str, int] = {}
    for table, column in tables:
        with connection.cursor() as cursor:
            query = sql.SQL("select count(*) from {} where {} = %s")
            cursor.execute(query.format(sql.Identifier(table), sql.Identifier(column)), [record_id])
            found[resources[table].name] = found.get(resources[table].name, 0) + cursor.fetchone()[0]
    return [{"resource": name, "count": count} for name, count in sorted(found.items())]


def _sum(counts: list[dict[str, Any]]) -> int:
    return sum(int(one["count"]) for one in counts)
