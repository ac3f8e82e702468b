"""What is chosen of when customers are merged, and a look at it before."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from psycopg import sql

from yingdan.customers.models import Customer
from yingdan.customers.rules import merging as rules
from yingdan.customers.services import moving
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.records import read

# Field of the resource → attribute of the row
FIELDS = {
    "name": "name",
    "short_name": "short_name",
    "status": "status",
    "grade": "grade",
    "level": "level",
    "owner": "owner_id",
    "industry": "industry",
    "province": "province",
    "city": "city",
    "district": "district",
    "address": "address",
    "phone": "phone",
    "website": "website",
    "credit_code": "credit_code",
    "source": "source",
    "tags": "tags",
    "employees": "employees",
    "annual_revenue": "annual_revenue",
    "founded_year": "founded_year",
    "parent": "parent_id",
    "next_contact_at": "next_contact_at",
    "latitude": "latitude",
    "longitude": "longitude",
    "note": "note",
    "external_id": "external_id",
}


def values_of(name: str, customers: dict[int, Customer]) -> dict[int, Any]:
    """A field of each."""
    if name in FIELDS:
        return {key: getattr(row, FIELDS[name]) for key, row in customers.items()}
    return {key: row.custom.get(name) for key, row in customers.items()}


def custom_names(customers: Iterable[Customer]) -> list[str]:
    """The custom fields in which any of them has a value."""
    return sorted({name for row in customers for name in row.custom})


def preview(actor: Actor, customers: dict[int, Customer]) -> dict[str, Any]:
    """The customers side by side: what hangs on each, the fields in which they differ, and what would stay."""
    counts = {key: counted(key) for key in customers}
    weight = {key: (row.status, sum(one["count"] for one in counts[key])) for key, row in customers.items()}
    survivor = rules.survivor_of(weight)
    resource = spec.get("customer")
    if resource is None:
        raise LookupError("customer")
    lens = Lens(resource, actor)
    names = [name for name in (*FIELDS, *custom_names(customers.values())) if name in lens.all_fields]
    shown = {key: read(lens, key, names)["values"] for key in customers}
    fields = []
    for name in names:
        values = values_of(name, customers)
        if len({str(value) for value in values.values() if value not in (None, "", [])}) > 0:
            fields.append(
                {
                    "name": name,
                    "values": [{"id": key, "value": shown[key].get(name)} for key in customers],
                    "choice": str(rules.default(name, values, survivor)),
                    "both": name in rules.JOINED,
                    "differs": len({str(value) for value in values.values()}) > 1,
                }
            )
    return {
        "survivor": survivor,
        "customers": [
            {
                "id": key,
                "name": row.name,
                "owner": row.owner.name if row.owner else None,
                "created_at": row.created_at,
                "version": row.version,
                "counts": counts[key],
            }
            for key, row in customers.items()
        ],
        "fields": fields,
    }


def counted(customer_id: int) -> list[dict[str, Any]]:
    """How many rows of each resource hang on a customer."""
    resources = {one.model._meta.db_table: one for one in spec.all_resources() if one.name != "customer"}
    tables = sorted({(table, column) for table, column in moving.references() if table in resources})
    found: dict[str, int] = {}
    for table, column in tables:
        with connection.cursor() as cursor:
            query = sql.SQL("select count(*) from {} where {} = %s")
            cursor.execute(query.format(sql.Identifier(table), sql.Identifier(column)), [customer_id])
            found[resources[table].name] = found.get(resources[table].name, 0) + cursor.fetchone()[0]
    return [{"resource": name, "count": count} for name, count in sorted(found.items())]
