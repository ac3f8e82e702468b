"""Rows of an import as sources."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.models import Source
from yingdan.leads.services import sources
from yingdan.platform.resources.spec import Values


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the sources; raises `Invalid` for one that would be below itself."""
    parents: dict[int, int | None] = dict(Source.objects.values_list("id", "parent_id"))
    return [_columns(row, parents) for row in rows]


def _columns(row: Values, parents: dict[int, int | None]) -> dict[str, Any]:
    parent, key = row.get("parent"), row.get("id")
    if key and key in sources.line_of(parent, parents):
        raise invalid("parent", "source_circle")
    if row.get("starts_on") and row.get("ends_on") and row["ends_on"] < row["starts_on"]:
        raise invalid("ends_on", "end_before_start")
    if key:
        parents[key] = parent
    return {
        "version": 1,
        "name": " ".join((row.get("name") or "").split()),
        "kind": row.get("kind") or "campaign",
        "code": row.get("code") or None,
        "parent_id": parent,
        "path": str(key or 0),  # its place until `after` has put the whole tree in order
        "cost": row.get("cost") or 0,
        "starts_on": row.get("starts_on"),
        "ends_on": row.get("ends_on"),
        "closed": bool(row.get("closed")),
        "note": row.get("note") or "",
        "created_at": row.get("created_at"),
    }


def after(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Puts the tree in order."""
    sources.straighten()


changed = after
