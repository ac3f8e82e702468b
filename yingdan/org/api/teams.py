"""The organisation tree."""

from typing import Annotated, Any

from ninja import Query
from ninja.responses import Status

from yingdan.kernel.errors import NotFound
from yingdan.kernel.http import Request, Router
from yingdan.org import charts, selectors
from yingdan.org.services import teams
from yingdan.org.types import TeamIn, TeamMembers, TeamMove, TeamOrder, TeamOut, TeamPatch, Teams

MANAGE = "team.manage"
router = Router(tags=["org"])
Limit = Annotated[int, Query(50, ge=1, le=200)]
ParentId = Annotated[int | None, Query(None, ge=1)]


@router.get("/teams", permission="member.read", response=Teams)
def list_teams(request: Request, parent: ParentId, closed: bool = False) -> dict[str, Any]:
    """The whole tree with counts, or the children of one team."""
    return {"items": charts.teams(parent_id=parent, only_below=parent is not None, closed=closed)}


@router.post("/teams", permission=MANAGE, response={201: TeamOut})
def add_team(request: Request, payload: TeamIn) -> Status[dict[str, Any]]:
    """Adds a team."""
    return Status(201, _shown(teams.add(actor=request.actor, **payload.dict()).id))


@router.put("/teams/order", permission=MANAGE, response={204: None})
def order_teams(request: Request, payload: TeamOrder) -> Status[None]:
    """Sets the order of siblings."""
    teams.reorder(actor=request.actor, parent_id=payload.parent_id, team_ids=payload.team_ids)
    return Status(204, None)


@router.patch("/teams/{int:team_id}", permission=MANAGE, response=TeamOut)
def change_team(request: Request, team_id: int, payload: TeamPatch) -> dict[str, Any]:
    """Renames a team, or changes its kind or manager."""
    changes = payload.dict(exclude_unset=True, exclude={"version"})
    return _shown(teams.update(actor=request.actor, team_id=team_id, version=payload.version, changes=changes).id)


@router.post("/teams/{int:team_id}/move", permission=MANAGE, response=TeamOut)
def move_team(request: Request, team_id: int, payload: TeamMove) -> dict[str, Any]:
    """Moves a team with everything below it."""
    return _shown(teams.move(actor=request.actor, team_id=team_id, parent_id=payload.parent_id).id)


@router.post("/teams/{int:team_id}/close", permission=MANAGE, response=TeamOut)
def close_team(request: Request, team_id: int) -> dict[str, Any]:
    """Closes an empty team."""
    return _shown(teams.close(actor=request.actor, team_id=team_id).id)


@router.post("/teams/{int:team_id}/reopen", permission=MANAGE, response=TeamOut)
def reopen_team(request: Request, team_id: int) -> dict[str, Any]:
    """Opens a closed team again."""
    return _shown(teams.reopen(actor=request.actor, team_id=team_id).id)


@router.get("/teams/{int:team_id}/members", permission="member.read", response=TeamMembers)
def team_members(
    request: Request, team_id: int, limit: Limit, cursor: str | None = None, left: bool = False
) -> dict[str, Any]:
    """A page of a team's members; `left` shows those who have left too."""
    if not selectors.team_exists(team_id):
        raise NotFound
    items, following = charts.members_of_team(request.actor, team_id, cursor=cursor, limit=limit, left=left)
    return {"items": items, "next_cursor": following}


def _shown(team_id: int) -> dict[str, Any]:
    return next(team for team in charts.teams(closed=True) if team["id"] == team_id)
