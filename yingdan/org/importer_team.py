"""Teams from an import: each gets its place in the tree; moved ones take everything below them along."""

from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.errors import TeamCycle
from yingdan.org.models import Team

Values = dict[str, Any]
PLACES = """
    with recursive placed as (
        select id, id::text::ltree as path from org_team where parent_id is null
        union all
        select t.id, p.path || t.id::text from org_team t join placed p on t.parent_id = p.id)
    update org_team t set path = p.path from placed p where p.id = t.id and t.path <> p.path"""
LOST = """
    with recursive placed as (
        select id from org_team where parent_id is null
        union all
        select t.id from org_team t join placed p on t.parent_id = p.id)
    select name from org_team where id not in (select id from placed) limit 1"""


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of `org_team`; without a parent a team comes under the company, when there is exactly one."""
    actor.need("team.manage")
    roots = list(Team.objects.filter(parent=None, closed_on=None).values_list("id", flat=True)[:2])
    above = roots[0] if len(roots) == 1 else None
    parents = {row["id"]: _parent(row, above) for row in rows}
    above_ids = {parent for parent in parents.values() if parent}
    paths = dict(Team.objects.filter(id__in=above_ids).values_list("id", "path"))
    return [
        {
            "name": row.get("name"),
            "kind": row.get("kind") or "team",
            "parent_id": parent,
            "path": f"{paths[parent]}.{row['id']}" if parent else str(row["id"]),
            "manager_id": row.get("manager"),
            "external_id": row.get("external_id") or None,
            "opened_on": row.get("opened_on") or clock.today(),
        }
        for row in rows
        for parent in (parents[row["id"]],)
    ]


def _parent(row: Values, above: int | None) -> int | None:
    if row.get("parent"):
        return int(row["parent"])
    return None if row.get("kind") == "company" or row["id"] == above else above


def changed(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Places everything below moved teams anew; a team under itself is refused."""
    with connection.cursor() as cursor:
        cursor.execute(LOST)
        if lost := cursor.fetchone():
            raise TeamCycle(name=lost[0])
        cursor.execute(PLACES)
