"""Routes: rebalancing – who needs it, the proposal as a difference, and its approval as a new version."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import Fen, Id, Note, TargetOut
from yingdan.targets.selectors import needs
from yingdan.targets.services import rebalance, rebalance_reasons
from yingdan.targets.services.rebalance import Wish

router = Router(tags=["targets"])


class RebalanceIn(Schema):
    """What to rebalance from a day on, see `services.rebalance.Wish`. `growth` in percent of a person's month."""

    kind: Literal["handover", "shortfall", "amount"]
    since: date
    until: date | None = None
    member: Id | None = None
    team: Id | None = None
    takers: Annotated[list[Id], Field(min_length=1, max_length=1000)] | None = None
    carriers: Literal["person", "team", "all"] = "team"
    growth: Annotated[int, Field(ge=0, le=1000)] | None = None
    amount: Fen | None = None


class ApproveIn(RebalanceIn):
    """The same wish, with the digest of the proposal that was looked at."""

    digest: str
    publish: bool = False
    note: Note = ""


class ChangeOut(Schema):
    """A person whose months change, and why."""

    team: int
    member: int
    name: str
    before: list[int]
    after: list[int]
    reason: str


class RebalanceOut(Schema):
    """The difference. `added` is what the target's amount changes by."""

    digest: str
    added: int
    people: list[ChangeOut]


class NeedOut(Schema):
    """Somebody whose target asks for rebalancing, and the dialog's first values."""

    kind: Literal["left", "away", "short"]
    target: int
    team: int
    member: int
    name: str
    amount: int
    since: date
    until: date | None
    reason: str


class NeedsOut(Schema):
    """Who needs rebalancing, the most urgent first."""

    items: list[NeedOut]


def wish_of(payload: RebalanceIn) -> Wish:
    """As the service takes it."""
    takers = None if payload.takers is None else tuple(payload.takers)
    return Wish(
        payload.kind, payload.since, payload.until, payload.member, payload.team, takers, payload.carriers,
        payload.growth, payload.amount,
    )  # fmt: skip


@router.post("/{int:target_id}/rebalance", permission="target.edit", response=RebalanceOut)
def propose(request: Request, target_id: int, payload: RebalanceIn) -> Any:
    """What would change, with a reason for each person; nothing is stored."""
    found = rebalance.propose(actor=request.actor, target_id=target_id, wish=wish_of(payload))
    people = rebalance_reasons.rows(request.actor, found)
    return {"digest": found.digest, "added": found.added, "people": people}


@router.post("/{int:target_id}/rebalance/approve", permission="target.edit", response=TargetOut)
def approve(request: Request, target_id: int, payload: ApproveIn) -> Any:
    """Makes the proposal the next version, a draft or published at once."""
    target = rebalance.approve(
        actor=request.actor, target_id=target_id, wish=wish_of(payload), digest=payload.digest,
        publish=payload.publish, note=payload.note,
    )  # fmt: skip
    return shown(request.actor, target)


@router.get("/{int:target_id}/needs", permission="target.edit", response=NeedsOut)
def who_needs(
    request: Request, target_id: int, node: str | None = None, short: Annotated[int, Field(ge=1, le=100)] = 20
) -> Any:
    """People who have left but still carry, are away for more than ten workdays, or are short by `short` percent."""
    return {"items": needs.find(request.actor, target_id, node, short)}
