"""Territories over HTTP; list columns, filters and history come from the resource `territory`."""

from typing import Annotated, Any

from ninja import Query, Schema
from ninja.responses import Status
from pydantic import Field

from yingdan.accounts.ports import Named
from yingdan.kernel.http import Request, Router
from yingdan.org.models import Territory
from yingdan.org.rules import areas
from yingdan.org.rules.areas import Area
from yingdan.org.selectors import territory as selectors
from yingdan.org.services import territories
from yingdan.org.types import Id, Line, Short

router = Router(tags=["org"])
Name = Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")]
Asked = Annotated[str, Query(max_length=60)]


class AreaOut(Schema):
    """A province, city or district; empty parts mean the whole."""

    province: str
    city: str
    district: str


class AreaIn(Schema):
    """The same, asked for."""

    province: Name
    city: Name = ""
    district: Name = ""


class TerritoryIn(Schema):
    """All of a territory."""

    name: Line
    code: Short | None = None
    parent_id: Id | None = None
    manager_id: Id | None = None
    team_ids: Annotated[list[Id], Field(max_length=200)] = []
    areas: Annotated[list[AreaIn], Field(max_length=4000)] = []

    def draft(self) -> territories.Draft:
        """As the service takes it."""
        covered = [Area(area.province, area.city, area.district) for area in self.areas]
        return territories.Draft(self.name, self.code or None, self.parent_id, self.manager_id, self.team_ids, covered)


class TerritoryChange(TerritoryIn):
    """With the version that was read."""

    version: int


class TerritoryOut(Schema):
    """A territory with what it covers and who is responsible."""

    id: int
    name: str
    code: str | None
    parent_id: int | None
    manager: Named | None
    teams: list[Named]
    areas: list[AreaOut]
    version: int


class Territories(Schema):
    """All open territories."""

    items: list[TerritoryOut]


class Responsible(Schema):
    """The territory of a place and who is responsible there; null when no territory covers it. `person` is who should
    serve: the one responsible, else who leads the first of its teams; nobody who has left."""

    territory: Named | None
    manager: Named | None
    teams: list[Named]
    person: Named | None


class Areas(Schema):
    """Province → city → districts."""

    tree: dict[str, dict[str, list[str]]]


@router.get("/areas", permission="member.read", response=Areas)
def list_areas(request: Request) -> dict[str, Any]:
    """The administrative areas to choose from."""
    return {"tree": {province: {city: list(d) for city, d in of.items()} for province, of in areas.tree().items()}}


@router.get("/territories", permission="member.read", response=Territories)
def list_territories(request: Request) -> dict[str, Any]:
    """All open territories with areas and teams."""
    return {"items": selectors.described()}


@router.get("/territories/of", permission="member.read", response=Responsible)
def responsible(request: Request, province: Asked = "", city: Asked = "", district: Asked = "") -> dict[str, Any]:
    """Who is responsible for an address."""
    found = selectors.Places().territory(province, city, district)
    if found is None:
        return {"territory": None, "manager": None, "teams": [], "person": None}
    (one,) = selectors.described(Territory.objects.filter(id=found))
    return {"territory": {"id": one["id"], "name": one["name"]}, "manager": one["manager"], "teams": one["teams"],
            "person": selectors.person_of(one)}  # fmt: skip


@router.post("/territories", permission="team.manage", response={201: TerritoryOut})
def add_territory(request: Request, payload: TerritoryIn) -> Status[dict[str, Any]]:
    """A new territory."""
    made = territories.add(actor=request.actor, draft=payload.draft())
    return Status(201, selectors.described([made])[0])


@router.put("/territories/{int:territory_id}", permission="team.manage", response=TerritoryOut)
def change_territory(request: Request, territory_id: int, payload: TerritoryChange) -> dict[str, Any]:
    """Changes a territory, moves it, and sets what it covers."""
    made = territories.change(
        actor=request.actor, territory_id=territory_id, version=payload.version, draft=payload.draft()
    )
    return selectors.described([made])[0]


@router.post("/territories/{int:territory_id}/close", permission="team.manage", response={204: None})
def close_territory(request: Request, territory_id: int) -> Status[Any]:
    """Ends a territory."""
    territories.close(actor=request.actor, territory_id=territory_id)
    return Status(204, None)
