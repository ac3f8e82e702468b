"""Rows whose names, pinyin or phones match a text: the quick text of lists, pickers and the search over everything.

PostgreSQL guesses that any prefix matches half a percent of the rows. Seeing a LIMIT it then walks the whole table for
a text that is not there; and for a text that is everywhere (公司) it would collect a million row numbers first. So the
newest rows are looked at: a text that several of them hold is common, and whatever order the list has will meet enough
of it soon; any other text is rare, and its rows are fetched through the GIN index before anything else is asked.
"""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.db.models import Q, QuerySet

from yingdan.kernel import search
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.spec import Resource

MAX_TEXT = 100
NEWEST = 4000
GLANCED = 1000
COMMON = 8
ENOUGH = 200
RARE = 5000


def has_vector(resource: Resource) -> bool:
    """Whether the rows carry a search vector."""
    try:
        return isinstance(resource.model._meta.get_field("search"), SearchVectorField)
    except FieldDoesNotExist:
        return False


def apply(lens: Lens, rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """The matching rows."""
    resource = lens.resource
    text = q.replace("\x00", "")[:MAX_TEXT]
    if not has_vector(resource):
        return rows.filter(**{f"{title_path(resource)}__icontains": text.strip()})
    wanted = search.query(text)
    if not wanted:
        return rows.none()
    rows = named if (named := without_phone(lens, rows, text)) is not None else rows
    if len(among_newest(resource, wanted)) < COMMON and (ids := through_index(resource, wanted)) is not None:
        return rows.filter(pk__in=ids)
    return rows.filter(matches(wanted))


def without_phone(lens: Lens, rows: QuerySet[Any], text: str) -> QuerySet[Any] | None:
    """For somebody from whom the telephone is hidden: rows in whose names the typed digits stand, so that no number can
    be found by trying. None when there is nothing to take care of."""
    resource = lens.resource
    phone = lens.fields.get(resource.searched_phone)
    digits = search.numbers(text)
    if not resource.searched_phone or not digits or (phone is not None and not phone.masked):
        return None
    by_name = {field.name: field.path for field in resource.fields}
    paths = [by_name[name] for name in dict.fromkeys((resource.title_field, *resource.searched))]
    for number in digits:
        condition = Q()
        for path in paths:
            condition |= Q(**{f"{path}__icontains": number})
        rows = rows.filter(condition)
    return rows


def matches(wanted: str) -> Q:
    """The plain condition."""
    return Q(search__matches=wanted)


def among_newest(resource: Resource, wanted: str) -> list[int]:
    """Matching ids among the newest rows of the table, whoever may see them."""
    table = connection.ops.quote_name(resource.model._meta.db_table)
    inner = f"select id, search from {table} order by id desc limit {NEWEST}"  # noqa: S608
    return _ids(f"select id from ({inner}) newest where search @@ %s::tsquery limit {ENOUGH}", wanted)  # noqa: S608


def newest(resources: list[Resource], wanted: str) -> dict[str, list[int]]:
    """Matching ids among the newest thousand rows of each resource, whoever may see them; one statement."""
    parts = []
    for resource in resources:
        table = connection.ops.quote_name(resource.model._meta.db_table)
        parts.append(f"(select %s, id, search from {table} order by id desc limit {GLANCED})")  # noqa: S608
    found: dict[str, list[int]] = {resource.name: [] for resource in resources}
    if parts:
        with connection.cursor() as cursor:
            rows = f"select name, id from ({' union all '.join(parts)}) newest (name, id, search)"  # noqa: S608
            cursor.execute(f"{rows} where search @@ %s::tsquery", [*found, wanted])
            for name, key in cursor.fetchall():
                found[name].append(key)
    return found


def through_index(resource: Resource, wanted: str) -> list[int] | None:
    """All matching ids, whoever may see them; None when they are too many to list."""
    table = connection.ops.quote_name(resource.model._meta.db_table)
    # Materialised: the plan must not know of the limit.
    hits = f"select id from {table} where search @@ %s::tsquery"  # noqa: S608
    found = _ids(f"with hits as materialized ({hits}) select id from hits limit {RARE + 1}", wanted)  # noqa: S608
    return None if len(found) > RARE else found


def _ids(sql: str, wanted: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [wanted])
        return [row[0] for row in cursor.fetchall()]
