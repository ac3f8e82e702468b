"""Routes: bottom-up – a draft collects offers, managers settle them"""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.comments import Comment
from yingdan.targets.api.plans import shown
from yingdan.targets.api.responses import ResponseOut, ToldOut, response_out
from yingdan.targets.api.schemas import Fen, Id, TargetOut, Version
from yingdan.targets.selectors import mine, offer_months, offers, plans
from yingdan.targets.services import offers as settling

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
    children: bool
    editable: bool
    response: ResponseOut | None


class OffersOut(Schema):
    """One level of the tree of offers: a team, those right below it, a page of its people; `next` leads to more."""

    call: CallOut | None
    can_call: bool
    rows: list[OfferRowOut]
    next: str | None


class GroupOut(Schema):
    """People who offered in the same way: what they were given and what they offer."""

    people: int
    given: int
    offered: int


class OfferMonthsOut(Schema):
    """Twelve months of those who offered by month; `yearly` named the year only."""

    given: list[int]
    offered: list[int]
    monthly: GroupOut
    yearly: GroupOut


class SettleIn(Schema):
    """How the open offers of a node are settled; `amount` with `own`."""

    version: Version
    team: Id
    member: Id | None = None
    how: Literal["offer", "keep", "middle", "own"]
    amount: Fen | None = None
    rule: Literal["siblings", "parent"] = "parent"
    comment: Comment = ""


class RemindIn(Schema):
    """Words for those who are reminded."""

    comment: Comment = ""


@router.get("/{int:target_id}/offers", permission="target.read", response=OffersOut)
def read(request: Request, target_id: int, team: int | None = None, after: str | None = None) -> Any:
    """Offers beside the target from above, one level at a time; `after` asks for more people of the team."""
    actor = request.actor
    target = plans.get(actor, target_id)
    call = mine.collecting(target)
    found = offers.read(actor, target, team, after)
    return {
        "call": call and {"until": call.until, "by": call.by.name if call.by else "", "at": call.at},
        "can_call": target.status == "draft" and actor.reaches_team("target.edit", target.team_id),
        "rows": [
            {**{name: getattr(one, name) for name in OfferRowOut.model_fields if name not in ("member", "response")},
             "member": one.member or None, "response": one.response and response_out(one.response)}
            for one in found.rows
        ],
        "next": found.next,
    }  # fmt: skip


@router.get("/{int:target_id}/offers/months", permission="target.read", response=OfferMonthsOut)
def by_month(request: Request, target_id: int, team: Id | None = None, member: int = 0) -> Any:
    """Offers beside the target by month, of everybody below a team or of one person."""
    return asdict(offer_months.read(request.actor, plans.get(request.actor, target_id), team, member))


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
def remind(request: Request, target_id: int, payload: RemindIn) -> Any:
    """Reminds those in reach who have offered nothing yet."""
    return {"told": settling.remind(actor=request.actor, target_id=target_id, comment=payload.comment)}


@router.post("/{int:target_id}/offers/settle", permission="target.edit", response=TargetOut)
def settle(request: Request, target_id: int, payload: SettleIn) -> Any:
    """Settles the open offers of a person or of everybody below a team."""
    done = settling.settle(actor=request.actor, target_id=target_id, **payload.dict())
    return shown(request.actor, done.target)
