"""Routes: the waterfall – what teams owe, what they pass on, what their people carry."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.comments import Comment
from yingdan.targets.api.schemas import Fen, Id, Version
from yingdan.targets.selectors import owing, plans
from yingdan.targets.services import owing as passing

router = Router(tags=["targets"])
MAX_TEAMS = 2000


class OwedOut(Schema):
    """A team: what it owes upwards (null: not said), what it passed on, what its people carry; the additions as shares
    of what it owes. `unsaid`: sub-teams that carry something and were given no figure."""

    team: int
    parent: int | None
    depth: int
    name: str
    manager: str
    children: int
    committed: int | None
    passed: int | None
    unsaid: int
    assigned: int
    added: float | None
    over: float | None
    stage: Literal["none", "received", "passed", "changed"]
    by: str
    at: datetime | None
    passed_by: str
    passed_at: datetime | None
    can_commit: bool
    can_pass: bool
    can_assign: bool


class WaterfallOut(Schema):
    """A team in reach and those right below it."""

    rows: list[OwedOut]


class CommitIn(Schema):
    """What a team owes; null takes the figure away."""

    amount: Fen | None


class AssignIn(Schema):
    """What a team's people are to carry in all."""

    version: Version
    amount: Fen


class PartIn(Schema):
    """What one of the teams below is to owe."""

    team: Id
    amount: Fen


class PassIn(Schema):
    """What the teams below owe from now on; those left out owe what was said before, or what they are assigned."""

    comment: Comment = ""
    amounts: list[PartIn] = Field(default_factory=list, max_length=MAX_TEAMS)


@router.get("/{int:target_id}/waterfall", permission="target.read", response=WaterfallOut)
def waterfall(request: Request, target_id: int, team: int | None = None) -> Any:
    """What a team and those right below it owe, passed on and carry."""
    found = owing.read(request.actor, plans.get(request.actor, target_id), team)
    return {"rows": [asdict(one) for one in found]}


@router.put("/{int:target_id}/teams/{int:team_id}/commitment", permission="target.edit", response=WaterfallOut)
def commit(request: Request, target_id: int, team_id: int, payload: CommitIn) -> Any:
    """What a team owes the team above."""
    passing.commit(actor=request.actor, target_id=target_id, team=team_id, amount=payload.amount)
    return waterfall(request, target_id, team_id)


@router.post("/{int:target_id}/teams/{int:team_id}/assign", permission="target.edit", response=WaterfallOut)
def assign(request: Request, target_id: int, team_id: int, payload: AssignIn) -> Any:
    """Assigns a team's people more than the team owes."""
    passing.assign(
        actor=request.actor, target_id=target_id, team=team_id, version=payload.version, amount=payload.amount
    )
    return waterfall(request, target_id, team_id)


@router.post("/{int:target_id}/teams/{int:team_id}/pass-down", permission="target.edit", response=WaterfallOut)
def pass_down(request: Request, target_id: int, team_id: int, payload: PassIn) -> Any:
    """Passes an adjusted subtree down."""
    amounts = {one.team: one.amount for one in payload.amounts}
    passing.pass_down(actor=request.actor, target_id=target_id, team=team_id, comment=payload.comment, amounts=amounts)
    return waterfall(request, target_id, team_id)
