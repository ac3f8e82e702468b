"""Routes: a person's own targets, what is said to them, and what the superior answers."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from yingdan.kernel.http import Request, Router
from yingdan.targets import metrics
from yingdan.targets.api.comments import Comment
from yingdan.targets.api.levels import levels_out
from yingdan.targets.api.schemas import Fen, Id, Ref
from yingdan.targets.models import Response
from yingdan.targets.selectors import consent, mine, plans
from yingdan.targets.selectors import talks as history
from yingdan.targets.services import life, responses
from yingdan.targets.types import LevelOut, MetricRef, UnitOut

router = Router(tags=["targets"])
Months = Annotated[list[Fen], Field(min_length=12, max_length=12)]


class ResponseOut(Schema):
    """What was said and what was answered."""

    id: int
    kind: str
    amount: int
    months: list[int] | None
    comment: str
    at: datetime
    answer: str
    answer_comment: str
    settled: int | None
    settled_in: int | None
    answered_by: str
    answered_at: datetime | None


class OriginOut(Schema):
    """An edit that touched the line."""

    kind: str
    at: datetime
    by: str
    version: int


class WhyOut(Schema):
    """What stands behind an amount: the own record (and its months, January first), the growth over it (a share),
    months in post, the edits."""

    record: int
    record_months: list[int]
    record_start: str
    record_end: str
    growth: float | None
    posts: float
    origins: list[OriginOut]


class OwnTarget(Schema):
    """The version that a line belongs to."""

    id: int
    name: str
    metric: str
    year: int
    status: str
    revision: int
    unit: UnitOut


class OwnOut(Schema):
    """A line of one's own. `asked` is offer (months are empty then) or confirm; `state` as in the overview;
    `levels` of the own amount beside the target itself."""

    target: OwnTarget
    team: Ref
    amount: int
    months: list[int]
    levels: list[LevelOut]
    asked: str
    until: str | None
    state: str
    response: ResponseOut | None
    why: WhyOut


class OwnsOut(Schema):
    """One's own targets."""

    items: list[OwnOut]


class SayIn(Schema):
    """Confirms the months as they are, counters them, or (on a draft that collects) offers a number."""

    team: Id
    kind: Literal["confirm", "counter", "offer"]
    amount: Fen = 0
    months: Months | None = None
    comment: Comment = ""


class AnswerIn(Schema):
    """The superior's answer. `rule` says who gives when it is taken."""

    accept: bool
    comment: Comment = ""
    rule: Literal["siblings", "parent"] = "siblings"


class ConsentOut(Schema):
    """A person's line with what was said last."""

    team: Ref
    member: Ref
    amount: int
    state: str
    response: ResponseOut | None
    can_answer: bool


class ShareOut(Schema):
    """A sub-team by states."""

    team: Ref
    counts: dict[str, int]


class ConsentsOut(Schema):
    """Who below a team has confirmed, countered, is silent. `people` are a page of those that fit `state`."""

    team: Ref
    counts: dict[str, int]
    teams: list[ShareOut]
    people: list[ConsentOut]
    next: str | None
    can_remind: bool


class TalkOut(ResponseOut):
    """What was said to which version."""

    revision: int


class TalksOut(Schema):
    """All of it, newest first."""

    items: list[TalkOut]


class RemindIn(Schema):
    """Whom to remind: those below a team, or all in reach."""

    team: Id | None = None
    comment: Comment = ""


class ToldOut(Schema):
    """How many people were told."""

    told: int


@router.get("/mine", permission="target.read", response=OwnsOut)
def own(request: Request, year: Annotated[int, Field(ge=2000, le=2100)] | None = None) -> Any:
    """One's own targets from this year on, with the reasons."""
    return {"items": [own_out(one) for one in mine.read(request.actor, year)]}


@router.post("/{int:target_id}/responses", permission="target.read", response=ResponseOut)
def say(request: Request, target_id: int, payload: SayIn) -> Any:
    """What one says to the own target."""
    actor, team, comment = request.actor, payload.team, payload.comment
    if payload.kind == "confirm":
        return response_out(responses.confirm(actor=actor, target_id=target_id, team=team, comment=comment))
    verb = responses.counter if payload.kind == "counter" else responses.offer
    return response_out(
        verb(actor=actor, target_id=target_id, team=team, amount=payload.amount, months=payload.months, comment=comment)
    )


@router.get("/{int:target_id}/responses", permission="target.read", response=ConsentsOut)
def overview(
    request: Request, target_id: int, team: int | None = None,
    state: Literal["silent", "changed", "confirmed", "countered", "accepted", "kept"] | None = None,
    after: str | None = None,
) -> Any:  # fmt: skip
    """Who has confirmed, who countered, who is silent; `after` asks for more people."""
    actor = request.actor
    target = plans.get(actor, target_id)
    found = consent.overview(actor, target, team, state, after)
    edits = actor.reaches_team("target.edit", found.team)
    return {
        "team": {"id": found.team, "name": found.name},
        "counts": dict(found.counts),
        "teams": [{"team": {"id": one.team, "name": one.name}, "counts": dict(one.counts)} for one in found.shares],
        "people": [
            {
                "team": {"id": one.team, "name": found.teams[one.team]},
                "member": {"id": one.member, "name": one.name},
                "amount": one.amount, "state": one.state,
                "response": one.response and response_out(one.response),
                "can_answer": one.state == "countered" and one.member != actor.member_id
                and actor.reaches_team("target.edit", one.team),
            }
            for one in found.people
        ],
        "next": found.next,
        "can_remind": edits and target.status in consent.OPEN and consent.waits(found.counts),
    }  # fmt: skip


@router.get("/{int:target_id}/teams/{int:team_id}/people/{int:member_id}/said", permission="target.read",
            response=TalksOut)  # fmt: skip
def talks(request: Request, target_id: int, team_id: int, member_id: int) -> Any:
    """Everything that was said about a line and answered, newest first, over all versions."""
    found = history.read(request.actor, target_id, team_id, member_id)
    return {"items": [{**response_out(one).dict(), "revision": one.target.revision} for one in found]}


@router.post("/{int:target_id}/responses/remind", permission="target.edit", response=ToldOut)
def remind(request: Request, target_id: int, payload: RemindIn) -> Any:
    """Reminds those who are silent."""
    return {"told": life.remind(actor=request.actor, target_id=target_id, **payload.dict())}


@router.post("/{int:target_id}/responses/{int:response_id}/answer", permission="target.edit", response=ResponseOut)
def answer(request: Request, target_id: int, response_id: int, payload: AnswerIn) -> Any:
    """Takes a counter-offer, or keeps the target."""
    found = responses.answer(
        actor=request.actor, target_id=target_id, response_id=response_id, **payload.dict()
    )  # fmt: skip
    return response_out(found)


def response_out(one: Response) -> ResponseOut:
    """A response as the client gets it."""
    return ResponseOut(
        id=one.id, kind=one.kind, amount=one.amount, months=one.months, comment=one.comment, at=one.at,
        answer=one.answer, answer_comment=one.answer_comment, settled=one.settled, settled_in=one.settled_in_id,
        answered_by=one.answered_by.name if one.answered_by else "", answered_at=one.answered_at,
    )  # fmt: skip


def own_out(one: mine.Own) -> dict[str, Any]:
    """A line of one's own as the client gets it."""
    target, why = one.target, one.why
    metric, amount = MetricRef.of(metrics.find(target.metric)), sum(one.months)
    return {
        "target": {
            **{name: getattr(target, name) for name in ("id", "name", "metric", "year", "status", "revision")},
            "unit": metric.unit,
        },
        "team": {"id": one.team, "name": one.team_name},
        "amount": amount, "months": one.months, "levels": levels_out(target, metric, amount) if amount else [],
        "asked": one.asked, "until": one.until, "state": one.state,
        "response": one.response and response_out(one.response),
        "why": {
            "record": why.record, "record_months": why.record_months,
            "record_start": why.record_start, "record_end": why.record_end,
            "growth": why.growth, "posts": why.posts,
            "origins": [{"kind": o.kind, "at": o.at, "by": o.by, "version": o.version} for o in why.origins],
        },
    }  # fmt: skip
