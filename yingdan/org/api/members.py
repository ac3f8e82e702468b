"""Verbs about members; lists, forms and history come from the resource `member`."""

from typing import Any

from ninja.responses import Status

from yingdan.kernel.errors import NotFound
from yingdan.kernel.http import Request, Router
from yingdan.org import charts, selectors
from yingdan.org.models import Member
from yingdan.org.services import further, handover, members, structure
from yingdan.org.types import (
    FurtherTeam,
    MemberIn,
    MemberLeave,
    MemberMove,
    MemberPlace,
    MemberRoles,
    NewMember,
    OneTimePassword,
    OpenWork,
    Successor,
)
from yingdan.platform.resources import hiding

EDIT = "member.edit"
router = Router(tags=["org"])


@router.post("/members", permission="member.create", response={201: NewMember})
def add_member(request: Request, payload: MemberIn) -> Status[dict[str, Any]]:
    """Adds a member with a user; the one-time password is in the answer and nowhere else."""
    request.secret_answer = True
    values = payload.dict(exclude={"username", "roles", "team_id", "locale"}, exclude_unset=True)
    hiding.refuse(request.actor, "member", values)
    member, password = members.create(
        actor=request.actor,
        username=payload.username or structure.usernames([(payload.name, payload.staff_no or "")])[0],
        role_codes=payload.roles,
        team_id=payload.team_id,
        locale=payload.locale,
        **values,
    )
    return Status(201, {"id": member.id, "username": member.user.username, "password": password})


@router.get("/members/{int:member_id}", permission="member.read", response=MemberPlace)
def member_place(request: Request, member_id: int) -> dict[str, Any]:
    """Where a member stands: teams, roles, user."""
    return charts.place(_visible(request, member_id, "member.read"))


@router.post("/members/{int:member_id}/move", permission=EDIT, response=MemberPlace)
def move_member(request: Request, member_id: int, payload: MemberMove) -> dict[str, Any]:
    """Changes the main team."""
    return charts.place(members.move(actor=request.actor, member_id=member_id, team_id=payload.team_id))


@router.get("/members/{int:member_id}/open-work", permission=EDIT, response=OpenWork)
def open_work(request: Request, member_id: int) -> dict[str, Any]:
    """What has to be handed over before the member leaves."""
    member = _visible(request, member_id, EDIT)
    return {
        "rows": [_rows(rows) for rows in handover.open_rows(member.id)],
        "teams": [{"id": team.id, "name": team.name} for team in charts.managed_teams(member.id)],
    }


@router.post("/members/{int:member_id}/handover", permission=EDIT, response=OpenWork)
def hand_over(request: Request, member_id: int, payload: Successor) -> dict[str, Any]:
    """Passes everything open on to a successor; answers what was passed on and the teams still managed."""
    given = handover.give(actor=request.actor, member_id=member_id, to_id=payload.to_id)
    return {
        "rows": [_rows(rows) for rows in given],
        "teams": [{"id": team.id, "name": team.name} for team in charts.managed_teams(member_id)],
    }


@router.post("/members/{int:member_id}/leave", permission=EDIT, response=MemberPlace)
def leave(request: Request, member_id: int, payload: MemberLeave) -> dict[str, Any]:
    """Sets the last day."""
    return charts.place(members.leave(actor=request.actor, member_id=member_id, ended_on=payload.ended_on))


@router.post("/members/{int:member_id}/return", permission=EDIT, response=MemberPlace)
def come_back(request: Request, member_id: int) -> dict[str, Any]:
    """Takes somebody back who had left."""
    return charts.place(members.come_back(actor=request.actor, member_id=member_id))


@router.post("/members/{int:member_id}/roles", permission=EDIT, response=MemberPlace)
def set_roles(request: Request, member_id: int, payload: MemberRoles) -> dict[str, Any]:
    """Replaces the roles."""
    return charts.place(members.set_roles(actor=request.actor, member_id=member_id, role_codes=payload.roles))


@router.post("/members/{int:member_id}/reset-password", permission=EDIT, response=OneTimePassword)
def reset_password(request: Request, member_id: int) -> dict[str, Any]:
    """Gives a one-time password, which is in the answer and nowhere else."""
    request.secret_answer = True
    password = members.reset_password(actor=request.actor, member_id=member_id)
    return {"username": _visible(request, member_id, EDIT).user.username, "password": password}


@router.post("/members/{int:member_id}/teams", permission=EDIT, response=MemberPlace)
def add_further_team(request: Request, member_id: int, payload: FurtherTeam) -> dict[str, Any]:
    """Adds a further team, or changes its days."""
    further.add(actor=request.actor, member_id=member_id, **payload.dict())
    return charts.place(_visible(request, member_id, EDIT))


@router.delete("/members/{int:member_id}/teams/{int:team_id}", permission=EDIT, response=MemberPlace)
def remove_further_team(request: Request, member_id: int, team_id: int) -> dict[str, Any]:
    """Takes a further team away."""
    further.remove(actor=request.actor, member_id=member_id, team_id=team_id)
    return charts.place(_visible(request, member_id, EDIT))


def _visible(request: Request, member_id: int, permission: str) -> Member:
    rows = selectors.visible_members(request.actor, permission).select_related("user", "team")
    member = rows.filter(id=member_id).first()
    if member is None:
        raise NotFound
    return member


def _rows(rows: handover.OpenRows) -> dict[str, Any]:
    zh, en = rows.label
    return {"resource": rows.resource, "label": {"zh": zh, "en": en}, "count": rows.count}
