"""Dashboards that people compose: made, changed, shared, copied. Only who made one changes it."""

from typing import Any

from django.db.models import Q, QuerySet

from yingdan.insight.models import Dashboard
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, NotFound, invalid

MOST = 50  # of one person
NAME = 60


def visible(actor: Actor) -> QuerySet[Dashboard]:
    """The actor's own, those for the company, and those for a team that the actor belongs to."""
    shown = Q(owner_id=actor.user_id or 0) | Q(visibility="company")
    for team in set(actor.team_ids):
        shown |= Q(visibility="team", team_ids__contains=[team])
    return Dashboard.objects.filter(shown)


def get(actor: Actor, dashboard_id: int) -> Dashboard:
    """One that the actor sees."""
    row = visible(actor).select_related("owner").filter(pk=dashboard_id).first()
    if row is None:
        raise NotFound
    return row


def create(actor: Actor, values: dict[str, Any]) -> Dashboard:
    """A new one. `values`: name, visibility, tiles."""
    if Dashboard.objects.filter(owner_id=actor.user_id or 0).count() >= MOST:
        raise invalid("name", "too_many_values", max=MOST)
    row = Dashboard(owner_id=actor.user_id or 0)
    _write(actor, row, values)
    row.save()
    return row


def change(actor: Actor, dashboard_id: int, version: int, values: dict[str, Any]) -> Dashboard:
    """Changes an own one; what `values` leaves out stays."""
    row = _own(actor, dashboard_id)
    if row.version != version:
        raise Conflict("version_conflict")
    _write(actor, row, values)
    row.version += 1
    row.save()
    return row


def copy(actor: Actor, dashboard_id: int, name: str) -> Dashboard:
    """An own one like it, for nobody else: it then shows the copier's figures wherever the other showed its maker's."""
    seen = get(actor, dashboard_id)
    return create(actor, {"name": name[:NAME], "visibility": "private", "tiles": seen.tiles})


def remove(actor: Actor, dashboard_id: int) -> None:
    """Removes an own one."""
    _own(actor, dashboard_id).delete()


def _own(actor: Actor, dashboard_id: int) -> Dashboard:
    row = visible(actor).select_for_update().filter(pk=dashboard_id).first()
    if row is None:
        raise NotFound
    if row.owner_id != actor.user_id:
        raise AppError("not_your_dashboard", 403)
    return row


def _write(actor: Actor, row: Dashboard, values: dict[str, Any]) -> None:
    if "name" in values:
        row.name = values["name"].strip()
        if not row.name:
            raise invalid("name", "required")
    if "visibility" in values:
        if values["visibility"] != "private":
            actor.need("view.share")
        row.visibility = values["visibility"]
        row.team_ids = list(actor.team_ids) if row.visibility == "team" else []
        if row.visibility == "team" and not row.team_ids:
            raise invalid("visibility", "no_team")
    row.tiles = values.get("tiles", row.tiles)
