"""Search over everything at once, within the actor's scope."""

from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from yingdan.kernel import search as words
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import matching, spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.lookup import labels
from yingdan.platform.resources.spec import Resource
from yingdan.platform.resources.values import said

SHOWN = 8
CANDIDATES = 100
WALKED = 20_000
Found = tuple[int, str, str]


def search(actor: Actor, q: str) -> list[dict[str, Any]]:
    """Up to eight records of each resource that the actor may read."""
    text = q.replace("\x00", "")[: matching.MAX_TEXT]
    wanted = words.query(text)
    if not wanted:
        return []
    groups = []
    for resource in spec.all_resources():
        lens = Lens(resource, actor)
        if resource.searchable and matching.has_vector(resource) and lens.may("read"):
            items = best(found(lens, wanted, text), text)
            if items:
                groups.append(_group(resource, items, actor.locale))
    return groups


def _group(resource: Resource, items: list[Found], locale: str) -> dict[str, Any]:
    return {
        "resource": resource.name,
        "label": said(resource.label_plural, locale),
        "items": [
            {"id": pk, "title": title, "hint": hint, "path": f"{resource.path}/{pk}"} for pk, title, hint in items
        ],
    }


def found(lens: Lens, wanted: str, text: str) -> list[Found]:
    """Candidates as (id, title, second line), all of them within scope."""
    if (rows := matching.without_phone(lens, lens.rows(), text)) is not None:
        return _read(lens, rows.filter(matching.matches(wanted)))
    near = matching.among_newest(lens.resource, wanted)
    if len(near) >= matching.COMMON:
        return _common(lens, wanted, near)
    ids = matching.through_index(lens.resource, wanted)
    return _read(lens, lens.rows().filter(matching.matches(wanted) if ids is None else Q(pk__in=ids)))


def _common(lens: Lens, wanted: str, near: list[int]) -> list[Found]:
    """Who sees much finds enough among the newest rows; who sees little has little to look through."""
    candidates = _read(lens, lens.rows().filter(pk__in=near))
    if len(candidates) < SHOWN:
        candidates = _walk(lens, wanted)
    return candidates if len(candidates) >= SHOWN else _read(lens, lens.rows().filter(matching.matches(wanted)))


def _walk(lens: Lens, wanted: str) -> list[Found]:
    """Matches among the first rows within scope; materialised, or the plan would begin with the common text."""
    rows = lens.rows().annotate(**labels(lens)).values_list("pk", "_title", "_hint", "search")[:WALKED]
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"with mine (id, title, hint, search) as materialized ({sql})"  # noqa: S608
            f" select id, title, hint from mine where search @@ %s::tsquery limit {CANDIDATES}",
            [*params, wanted],
        )
        found: list[Found] = cursor.fetchall()
    return found


def _read(lens: Lens, rows: QuerySet[Any]) -> list[Found]:
    return list(rows.annotate(**labels(lens)).values_list("pk", "_title", "_hint")[:CANDIDATES])


def best(candidates: list[Found], text: str) -> list[Found]:
    """The closest first: the very title, titles that begin so, titles that hold it; then short and new ones."""
    typed = text.strip().lower()

    def distance(one: Found) -> tuple[int, int, int]:
        title = one[1].lower()
        rank = 0 if title == typed else 1 if title.startswith(typed) else 2 if typed in title else 3
        return rank, len(title), -one[0]

    return sorted(candidates, key=distance)[:SHOWN]
