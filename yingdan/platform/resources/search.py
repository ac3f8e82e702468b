"""Search over everything at once, within the actor's scope.

Rare texts go through the GIN index inside a materialised CTE: left alone, PostgreSQL guesses that any prefix matches
half a percent of the rows and, seeing the LIMIT, walks the whole table for a text that is not there. Common texts
(公司) are looked for in the first 20,000 rows within scope, which hold more of them than anybody wants to see;
collecting a million row numbers from the index would take longer than the whole answer may.
"""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from yingdan.kernel import search as words
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import frequency, matching, spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.lookup import labels
from yingdan.platform.resources.spec import Resource
from yingdan.platform.resources.values import said

SHOWN = 8
CANDIDATES = 120
COMMON = 0.02
WALKED = 20_000
MAX_TEXT = 100


def search(actor: Actor, q: str) -> list[dict[str, Any]]:
    """Up to eight records of each resource that the actor may read."""
    text = q.replace("\x00", "")[:MAX_TEXT]
    wanted = words.query(text)
    if not wanted:
        return []
    groups = []
    for resource in spec.all_resources():
        lens = Lens(resource, actor)
        if resource.searchable and matching.has_vector(resource) and lens.may("read"):
            items = best(found(lens, wanted), text)
            if items:
                groups.append(_group(resource, items, actor.locale))
    return groups


def _group(resource: Resource, items: list[tuple[int, str, str]], locale: str) -> dict[str, Any]:
    return {
        "resource": resource.name,
        "label": said(resource.label_plural, locale),
        "items": [
            {"id": pk, "title": title, "hint": hint, "path": f"{resource.path}/{pk}"} for pk, title, hint in items
        ],
    }


def found(lens: Lens, wanted: str) -> list[tuple[int, str, str]]:
    """Candidates as (id, title, second line)."""
    if frequency.share(lens.resource.model._meta.db_table, wanted) >= COMMON:
        near = _walk(lens, wanted)
        if len(near) >= SHOWN:
            return near
    return _through_index(lens, wanted)


def _walk(lens: Lens, wanted: str) -> list[tuple[int, str, str]]:
    near = lens.rows().values("pk")[:WALKED]
    matching_near = lens.resource.model._base_manager.filter(search__matches=wanted, pk__in=near)
    return _rows(lens.resource, matching_near, f"limit {SHOWN * 3}", materialized=False)


def _through_index(lens: Lens, wanted: str) -> list[tuple[int, str, str]]:
    return _rows(lens.resource, lens.rows().filter(search__matches=wanted), f"limit {CANDIDATES}", materialized=True)


def _rows(resource: Resource, rows: QuerySet[Any], limit: str, *, materialized: bool) -> list[tuple[int, str, str]]:
    labelled = rows.annotate(**labels(resource)).order_by().values_list("pk", "_title", "_hint")
    sql, params = labelled.query.sql_with_params()
    how = "materialized" if materialized else "not materialized"
    with connection.cursor() as cursor:
        cursor.execute(f"with hits as {how} ({sql}) select * from hits {limit}", params)  # noqa: S608
        found: list[tuple[int, str, str]] = cursor.fetchall()
    return found


def best(candidates: list[tuple[int, str, str]], text: str) -> list[tuple[int, str, str]]:
    """The closest first: the very title, titles that begin so, titles that hold it; then short and new ones."""
    typed = text.strip().lower()

    def distance(one: tuple[int, str, str]) -> tuple[int, int, int]:
        title = one[1].lower()
        rank = 0 if title == typed else 1 if title.startswith(typed) else 2 if typed in title else 3
        return rank, len(title), -one[0]

    return sorted(candidates, key=distance)[:SHOWN]
