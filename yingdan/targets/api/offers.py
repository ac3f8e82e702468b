"""Routes: bottom-up – a draft collects offers, managers settle them; and the waterfall of what teams owe."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.comments import Comment
from yingdan.targets.api.plans import shown
from yingdan.targets.api.responses import ResponseOut, ToldOut, response_out
from yingdan.targets.api.schemas import Fen, Id, TargetOut, Version
from yingdan.targets.selectors import mine, nodes, offers, owing, plans
from yingdan.targets.services import offers as settling
from yingdan.targets.services import owing as passing

router = Router(tags=["targets"])


class CallIn(Schema):
    """Asks for offers, perhaps until a day."""

    until: date | None = None
    comment: Comment = ""


class CallOut(Schema):
    """The open call."""

    until: date | None
    by: str
    at: datetime


class OfferRowOut(Schema):
    """A node: what its people offer beside what those who offered were given; `open` are not settled yet."""

    team: int
    member: int | None
    parent: int | None
    depth: int
    name: str
    given: int
    people: int
    answered: int
    offered: int
    against: int
    open: int
    editable: bool
    response: ResponseOut | None


class OffersOut(Schema):
    """The tree of offers."""

    call: CallOut | None
    can_call: bool
    rows: list[OfferRowOut]


class SettleIn(Schema):
    """How the open offers of a node are settled; `amount` with `own`."""

    version: Version
    team: Id
    member: Id | None = None
    how: Literal["offer", "keep", "middle", "own"]
    amount: Fen | None = None
    rule: Literal["siblings", "parent"] = "parent"
    comment: Comment = ""


class OwedOut(Schema):
    """A team: what it owes upwards (null: not said), what its people are assigned, the over-assignment as a share."""

    team: int
    parent: int | None
    depth: int
    name: str
    committed: int | None
    assigned: int
    over: float | None
    by: str
    at: datetime | None
    passed_by: str
    passed_at: datetime | None
    can_commit: bool
    can_pass: bool
    can_assign: bool


class WaterfallOut(Schema):
    """The teams in reach."""

    rows: list[OwedOut]


class CommitIn(Schema):
    """What a team owes; null takes the figure away."""

    amount: Fen | None


class AssignIn(Schema):
    """What a team's people are to carry in all."""

    version: Version
    amount: Fen


class PassIn(Schema):
    """Words for those below."""

    comment: Comment = ""


@router.get("/{int:target_id}/offers", permission="target.read", response=OffersOut)
def read(request: Request, target_id: int, team: int | None = None) -> Any:
    """Offers beside the target from above, node by node."""
    actor = request.actor
    target = plans.get(actor, target_id)
    call = mine.collecting(target)
    return {
        "call": call and {"until": call.until, "by": call.by.name if call.by else "", "at": call.at},
        "can_call": target.status == "draft" and nodes.reaches_team(actor, "target.edit", target.team_id),
        "rows": [
            {**{name: getattr(one, name) for name in OfferRowOut.model_fields if name not in ("member", "response")},
             "member": one.member or None, "response": one.response and response_out(one.response)}
            for one in offers.read(actor, target, team)
        ],
    }  # fmt: skip


@router.post("/{int:target_id}/collecting", permission="target.edit", response=CallOut)
def open_call(request: Request, target_id: int, payload: CallIn) -> Any:
    """Asks everybody who carries the draft for a number."""
    call = settling.open_call(actor=request.actor, target_id=target_id, **payload.dict())
    return {"until": call.until, "by": request.actor.name, "at": call.at}


@router.post("/{int:target_id}/collecting/end", permission="target.edit", response=TargetOut)
def end_call(request: Request, target_id: int) -> Any:
    """No more offers."""
    settling.end_call(actor=request.actor, target_id=target_id)
    return shown(request.actor, plans.get(request.actor, target_id))


@router.post("/{int:target_id}/offers/remind", permission="target.edit", response=ToldOut)
def remind(request: Request, target_id: int, payload: PassIn) -> Any:
    """Reminds those in reach who have offered nothing yet."""
    return {"told": settling.remind(actor=request.actor, target_id=target_id, comment=payload.comment)}


@router.post("/{int:target_id}/offers/settle", permission="target.edit", response=TargetOut)
def settle(request: Request, target_id: int, payload: SettleIn) -> Any:
    """Settles the open offers of a person or of everybody below a team."""
    done = settling.settle(actor=request.actor, target_id=target_id, **payload.dict())
    return shown(request.actor, done.target)


@router.get("/{int:target_id}/waterfall", permission="target.read", response=WaterfallOut)
def waterfall(request: Request, target_id: int, team: int | None = None) -> Any:
    """What each team owes beside what it is assigned."""
    return {"rows": owing.read(request.actor, plans.get(request.actor, target_id), team)}


@router.put("/{int:target_id}/teams/{int:team_id}/commitment", permission="target.edit", response=WaterfallOut)
def commit(request: Request, target_id: int, team_id: int, payload: CommitIn) -> Any:
    """Says what a team owes upwards."""
    passing.commit(actor=request.actor, target_id=target_id, team=team_id, amount=payload.amount)
    return waterfall(request, target_id)


@router.post("/{int:target_id}/teams/{int:team_id}/assign", permission="target.edit", response=WaterfallOut)
def assign(request: Request, target_id: int, team_id: int, payload: AssignIn) -> Any:
    """Assigns a team's people more than the team owes."""
    passing.assign(
        actor=request.actor, target_id=target_id, team=team_id, version=payload.version, amount=payload.amount
    )
    return waterfall(request, target_id)


@router.post("/{int:target_id}/teams/{int:team_id}/pass-down", permission="target.edit", response=WaterfallOut)
def pass_down(request: Request, target_id: int, team_id: int, payload: PassIn) -> Any:
    """Passes an adjusted subtree down."""
    passing.pass_down(actor=request.actor, target_id=target_id, team=team_id, comment=payload.comment)
    return waterfall(request, target_id)
