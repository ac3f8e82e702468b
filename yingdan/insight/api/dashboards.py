"""Routes: dashboards that people compose."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Schema, Status
from pydantic import Field

from yingdan.insight.api.tiles import MOST, Tile, Words
from yingdan.insight.models import Dashboard
from yingdan.insight.services import dashboards
from yingdan.kernel.http import Request, Router
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.platform.resources.schemas import Body

router = Router(tags=["insight"])
Tiles = Annotated[list[Tile], Field(max_length=MOST)]
Visibility = Literal["private", "team", "company"]


class DashboardIn(Body):
    """A new dashboard."""

    name: Words
    visibility: Visibility = "private"
    tiles: Tiles = []


class DashboardPatch(Body):
    """What changes."""

    version: Annotated[int, Field(ge=0, le=2**31 - 1)]
    name: Words | None = None
    visibility: Visibility | None = None
    tiles: Tiles | None = None


class CopyIn(Body):
    """What the copy is called."""

    name: Words


class DashboardLine(Schema):
    """One of the list."""

    id: int
    version: int
    name: str
    visibility: Visibility
    mine: bool
    owner: str


class DashboardOut(DashboardLine):
    """One with its tiles."""

    tiles: list[dict[str, Any]]


class Dashboards(Schema):
    """Own ones and those that others share."""

    items: list[DashboardLine]


@router.get("", permission=SIGNED_IN, response=Dashboards)
def index(request: Request) -> dict[str, Any]:
    """Dashboards that the actor sees, own ones first."""
    actor = request.actor
    rows = dashboards.visible(actor).select_related("owner").defer("tiles")[:200]
    lines = [_line(row, actor.user_id) for row in rows]
    return {"items": sorted(lines, key=lambda one: not one["mine"])}


@router.post("", permission=SIGNED_IN, response={201: DashboardOut})
def create(request: Request, body: DashboardIn) -> Status[dict[str, Any]]:
    """A new one."""
    return Status(201, _out(request, dashboards.create(request.actor, body.dict()).pk))


@router.get("/{int:dashboard_id}", permission=SIGNED_IN, response=DashboardOut)
def read(request: Request, dashboard_id: int) -> dict[str, Any]:
    """One with its tiles."""
    return _out(request, dashboard_id)


@router.patch("/{int:dashboard_id}", permission=SIGNED_IN, response=DashboardOut)
def change(request: Request, dashboard_id: int, body: DashboardPatch) -> dict[str, Any]:
    """Changes an own one."""
    values = body.dict(exclude={"version"}, exclude_none=True)
    dashboards.change(request.actor, dashboard_id, body.version, values)
    return _out(request, dashboard_id)


@router.post("/{int:dashboard_id}/copy", permission=SIGNED_IN, response={201: DashboardOut})
def copy(request: Request, dashboard_id: int, body: CopyIn) -> Status[dict[str, Any]]:
    """An own one like it."""
    return Status(201, _out(request, dashboards.copy(request.actor, dashboard_id, body.name).pk))


@router.delete("/{int:dashboard_id}", permission=SIGNED_IN, response={204: None})
def remove(request: Request, dashboard_id: int) -> HttpResponse:
    """Removes an own one."""
    dashboards.remove(request.actor, dashboard_id)
    return HttpResponse(status=204)


def _line(row: Dashboard, user_id: int | None) -> dict[str, Any]:
    return {
        "id": row.pk, "version": row.version, "name": row.name, "visibility": row.visibility,
        "mine": row.owner_id == user_id, "owner": row.owner.name,
    }  # fmt: skip


def _out(request: Request, dashboard_id: int) -> dict[str, Any]:
    row = dashboards.get(request.actor, dashboard_id)
    return {**_line(row, request.actor.user_id), "tiles": row.tiles}
