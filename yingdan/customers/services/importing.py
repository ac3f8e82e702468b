"""What all importers of owned rows need."""

from collections.abc import Iterable
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.org.services.home import teams_for
from yingdan.platform.resources.spec import Values


def teams_of(actor: Actor, rows: Iterable[Values]) -> dict[int | None, int]:
    """The teams that the rows belong to by their owners."""
    return teams_for(owner_of(actor, row) for row in rows)


def owner_of(actor: Actor, row: Values) -> int | None:
    """The owner given, else who imports."""
    owner: int | None = row.get("owner", actor.member_id)
    return owner or None


def traced(actor: Actor, row: Values) -> dict[str, Any]:
    """The columns that every record has; the original author and time are kept."""
    return {
        "version": 1,
        "custom": {},
        "external_id": row.get("external_id") or None,
        "created_by_id": row.get("created_by") or actor.member_id,
        "created_at": row.get("created_at"),
    }


def owned(actor: Actor, row: Values, teams: dict[int | None, int]) -> dict[str, Any]:
    """The columns of rows that somebody owns."""
    owner = owner_of(actor, row)
    return {**traced(actor, row), "owner_id": owner, "team_id": teams[owner]}
