"""What all importers of owned rows need."""

from collections.abc import Iterable
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.platform.resources.spec import Values


def teams_of(actor: Actor, rows: Iterable[Values]) -> dict[int | None, int | None]:
    """The main teams of all owners of the rows, by one statement."""
    owners = {owner for row in rows if (owner := owner_of(actor, row))}
    return dict(Member.objects.filter(id__in=owners).values_list("id", "team_id")) if owners else {}


def owner_of(actor: Actor, row: Values) -> int | None:
    """The owner given, else who imports."""
    owner: int | None = row.get("owner", actor.member_id)
    return owner


def traced(actor: Actor, row: Values) -> dict[str, Any]:
    """The columns that every record has; the original author and time are kept."""
    return {
        "version": 1,
        "custom": {},
        "external_id": row.get("external_id") or None,
        "created_by_id": row.get("created_by") or actor.member_id,
        "created_at": row.get("created_at"),
    }


def owned(actor: Actor, row: Values, teams: dict[int | None, int | None]) -> dict[str, Any]:
    """The columns of rows that somebody owns."""
    owner = owner_of(actor, row)
    return {**traced(actor, row), "owner_id": owner, "team_id": teams.get(owner)}
