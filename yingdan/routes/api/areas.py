"""Outlets of teams, people and territories on the map."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from yingdan.kernel.http import Router, actor_of, ready
from yingdan.platform.resources.schemas import Body, Id
from yingdan.routes.api import shapes
from yingdan.routes.selectors import area

router = Router(tags=["routes"])
READ = "route.read"
Period = Literal["week", "month", "quarter"]


class ListedIn(Body):
    """Outlets whose names are wanted, and the period in which a visit counts."""

    ids: Annotated[list[Id], Field(max_length=area.PAGE)]
    period: Period = "month"


@router.get("/area", permission=READ, response=shapes.AreaOut)
def an_area(
    request: HttpRequest, period: Period = "month", team: int | None = None, member: int | None = None,
    territory: int | None = None,
) -> HttpResponse:  # fmt: skip
    """The actor's outlets, or those of a team, a person, a territory; 10,000 at most."""
    return ready(area.on_map(actor_of(request), period, team=team, member=member, territory=territory))


@router.post("/area/outlets", permission=READ, response=list[shapes.AreaOutlet])
def outlets_of_area(request: HttpRequest, body: ListedIn) -> list[dict[str, Any]]:
    """Some of them by name."""
    return area.listed(actor_of(request), body.period, body.ids)
