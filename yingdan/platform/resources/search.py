"""Search over everything at once, within the actor's scope.

Who sees little has all of it looked through. For the others the newest rows are asked first, of all resources by one
statement: they often hold enough of a common text. Any other text comes through the GIN index.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from yingdan.kernel import search as words
from yingdan.kernel.actor import Actor, Scope
from yingdan.platform.resources import matching, spec
from yingdan.platform.resources.lens import Lens
from yingdan.platform.resources.lookup import labels
from yingdan.platform.resources.spec import Resource
from yingdan.platform.resources.values import said

SHOWN = 8
CANDIDATES = 100
WALKED = 6000
Found = tuple[int, str, str]


def search(actor: Actor, q: str) -> list[dict[str, Any]]:
    """Up to eight records of each resource that the actor may read."""
    text = q.replace("\x00", "")[: matching.MAX_TEXT]
    wanted = words.query(text)
    if not wanted:
        return []
    lenses = [Lens(one, actor) for one in spec.all_resources() if one.searchable and matching.has_vector(one)]
    lenses = [lens for lens in lenses if lens.may("read")]
    newest = matching.newest([lens.resource for lens in lenses if not sees_little(lens)], wanted)
    groups = []
    for lens in lenses:
        if items := best(found(lens, wanted, text, newest.get(lens.resource.name, [])), text):
            groups.append(_group(lens.resource, items, actor.locale))
    return groups


def _group(resource: Resource, items: list[Found], locale: str) -> dict[str, Any]:
    return {
        "resource": resource.name,
        "label": said(resource.label_plural, locale),
        "items": [
            {"id": pk, "title": title, "hint": hint, "path": f"{resource.path}/{pk}"} for pk, title, hint in items
        ],
    }


def found(lens: Lens, wanted: str, text: str, near: list[int]) -> list[Found]:
    """Candidates as (id, title, second line), all of them within scope; `near`: matching ids among the newest rows."""
    rows = lens.rows()
    if (named := matching.without_phone(lens, rows, text)) is not None:
        return list(_shown(lens, named.filter(matching.matches(wanted)))[:CANDIDATES])
    try:
        if sees_little(lens):
            looked, candidates = _walk(lens, rows, wanted)
            if looked < WALKED or len(candidates) >= SHOWN:
                return candidates
        elif len(near) >= matching.COMMON:
            candidates = list(_shown(lens, rows.filter(pk__in=near[: matching.ENOUGH]))[:CANDIDATES])
            if len(candidates) >= SHOWN:
                return candidates
        return _indexed(lens, rows, wanted)
    except EmptyResultSet:  # nothing is within reach
        return []


def sees_little(lens: Lens) -> bool:
    """Whether the rows within reach are so few that they are best looked through one by one."""
    return lens.actor.scope(f"{lens.resource.group}.read") in (Scope.own, Scope.team)


def _walk(lens: Lens, rows: QuerySet[Any], wanted: str) -> tuple[int, list[Found]]:
    """How many of the rows within scope were looked at, and the matches among them; materialised, or the plan would
    begin with all that match in the company."""
    sql, params = _shown(lens, rows, "search")[:WALKED].query.sql_with_params()
    answers = _answers(
        f"with mine (id, title, hint, search) as materialized ({sql}),"  # noqa: S608 - from the ORM
        f" hits as (select id, title, hint from mine where search @@ %s::tsquery limit {CANDIDATES})"
        " select id, title, hint, (select count(*) from mine) from (select) one left join hits on true",
        [*params, wanted],
    )
    return answers[0][3], [row[:3] for row in answers if row[0] is not None]


def _indexed(lens: Lens, rows: QuerySet[Any], wanted: str) -> list[Found]:
    """Through the GIN index. Materialised, so that the plan does not know that a hundred are enough: it would walk the
    whole table for a text that is hardly there; all the same no more than these are fetched."""
    hits, params = rows.filter(matching.matches(wanted)).values("pk").query.sql_with_params()
    shown, more = _shown(lens, lens.resource.model._base_manager.all()).query.sql_with_params()
    return _answers(
        f"with hits (id) as materialized ({hits}), seen (id, title, hint) as ({shown})"  # noqa: S608 - from the ORM
        f" select id, title, hint from seen where id = any(array(select id from hits limit {CANDIDATES}))",
        [*params, *more],
    )


def _shown(lens: Lens, rows: QuerySet[Any], *further: str) -> QuerySet[Any]:
    shown: QuerySet[Any] = rows.annotate(**labels(lens)).values_list("pk", "_title", "_hint", *further)
    return shown


def _answers(sql: str, params: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[Any] = cursor.fetchall()
    return found


def best(candidates: list[Found], text: str) -> list[Found]:
    """The closest first: the very title, titles that begin so, titles that hold it; then short and new ones."""
    typed = text.strip().lower()

    def distance(one: Found) -> tuple[int, int, int]:
        title = one[1].lower()
        rank = 0 if title == typed else 1 if title.startswith(typed) else 2 if typed in title else 3
        return rank, len(title), -one[0]

    return sorted(candidates, key=distance)[:SHOWN]
