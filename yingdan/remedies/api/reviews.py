"""Routes: monthly plan reviews."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.responses import Status
from pydantic import Field

from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of, ready
from yingdan.platform.resources.schemas import Body, Id
from yingdan.remedies.api.shapes import Named
from yingdan.remedies.selectors import checking
from yingdan.remedies.selectors import reviews as selectors
from yingdan.remedies.services import reviews, signing
from yingdan.remedies.services.reviews import Wanted
from yingdan.targets.rules import period as periods

router = Router(tags=["plan reviews"])
READ = "plan_review.read"
Chance = Annotated[int, Field(ge=0, le=100)] | None
Remark = Annotated[str, Field(max_length=2000)]
Fen = Annotated[int, Field(ge=0, le=2**62)]


class Head(Schema):
    """A review in one line; chances in percent."""

    id: int
    number: int
    status: Literal["draft", "signed", "replaced"]
    month: date
    target: int
    chance_member: int | None
    chance_manager: int | None
    member_signed_at: datetime | None
    manager_signed_at: datetime | None
    manager: str


class PersonOut(Schema):
    """Somebody, with the draft and the signed review of the month."""

    id: int
    name: str
    team_id: int
    draft: Head | None
    signed: Head | None


class TallyOut(Schema):
    """How many have signed, have a draft, have nothing yet."""

    signed: int
    draft: int
    none: int


class PeopleOut(Schema):
    """Everybody of a node within reach, those without a signed review first; `counts` are of all, also of those that
    are not listed."""

    node: dict[str, str]
    month: date
    people: list[PersonOut]
    counts: TallyOut
    more: bool


class LineOut(Schema):
    """A deal: what was predicted, how it stood, what became of it. `kept`: null while it can go either way."""

    id: int
    deal_id: int | None
    name: str
    prediction: str
    amount: int
    close_on: date | None
    remedy: str
    was_stage: str
    was_chance: int
    was_amount: int
    was_close: date | None
    outcome: Literal["won", "lost", "slipped", "open", "gone"]
    kept: bool | None
    now_amount: int | None
    now_close: date | None


class VisitOut(Schema):
    """A joint visit."""

    id: int
    day: date
    line_id: int | None


class CheckOut(Schema):
    """A weekly check."""

    week: date
    figures: dict[str, Any]
    note: str
    by_name: str
    at: datetime


class ReviewOut(Head):
    """All of a review; amounts in fen."""

    version: int
    won: int
    visits_week: int
    member: Named
    remark_member: str
    remark_manager: str
    promised: int
    lines: list[LineOut]
    visits: list[VisitOut]
    versions: list[Head]
    is_member: bool
    can_lead: bool
    over: bool
    checks: list[CheckOut]


class FiguresOut(Schema):
    """How a review stands on a day."""

    day: date
    target: int
    won: int
    promised: int
    kept: int
    broken: int
    open: int
    visits_planned: int
    visits_held: int


class PrepareIn(Body):
    """Whose review of which month (any day of it)."""

    member_id: Id
    month: date


class LineIn(Body):
    """A deal of the review."""

    deal_id: Id
    prediction: Literal["", "won", "slips", "lost"] = ""
    amount: Fen
    close_on: date | None = None
    remedy: Annotated[str, Field(max_length=500)] = ""


class VisitIn(Body):
    """A joint visit, perhaps for a deal."""

    day: date
    deal_id: Id | None = None


class SaveIn(Body):
    """All of a draft; of chance and remark only one's own side is taken."""

    version: int
    chance_member: Chance = None
    chance_manager: Chance = None
    remark_member: Remark = ""
    remark_manager: Remark = ""
    visits_week: Annotated[int, Field(ge=0, le=10)] = 2
    lines: Annotated[list[LineIn], Field(max_length=200)]
    visits: Annotated[list[VisitIn], Field(max_length=100)]


class Seen(Body):
    """The version that was seen."""

    version: int


class CheckIn(Body):
    """What was said at the weekly check."""

    note: Annotated[str, Field(max_length=1000)] = ""


@router.get("", permission=READ, response=PeopleOut)
def people(
    request: HttpRequest,
    month: date | None = None,
    node: str | None = None,
    q: Annotated[str, Field(max_length=100)] = "",
) -> HttpResponse:
    """Who of a node, or of those of a name, has a review this month, and how far it is."""
    first = periods.containing("month", month or clock.today()).start
    return ready(selectors.people(actor_of(request), first, node, q))


@router.post("", permission=READ, response={201: ReviewOut})
def prepare(request: HttpRequest, body: PrepareIn) -> Status[dict[str, Any]]:
    """A draft with the deals expected by the end of the month; by the person or a superior."""
    actor = actor_of(request)
    return Status(201, selectors.page(actor, reviews.prepare(actor, body.member_id, body.month).pk))


@router.get("/{int:review_id}", permission=READ, response=ReviewOut)
def one(request: HttpRequest, review_id: int) -> dict[str, Any]:
    """One review."""
    return selectors.page(actor_of(request), review_id)


@router.put("/{int:review_id}", permission=READ, response=ReviewOut)
def save(request: HttpRequest, review_id: int, body: SaveIn) -> dict[str, Any]:
    """All of a draft, by the person or a superior."""
    actor = actor_of(request)
    lines = [Wanted(one.deal_id, one.prediction, one.amount, one.close_on, one.remedy) for one in body.lines]
    values = body.dict(exclude={"version", "lines", "visits"})
    visits = [(one.day, one.deal_id) for one in body.visits]
    return selectors.page(actor, reviews.save(actor, review_id, body.version, values, lines, visits).pk)


@router.post("/{int:review_id}/discard", permission=READ, response={204: None})
def discard(request: HttpRequest, review_id: int, body: Seen) -> Status[None]:
    """Throws a draft away."""
    reviews.discard(actor_of(request), review_id, body.version)
    return Status(204, None)


@router.post("/{int:review_id}/signature", permission=READ, response=ReviewOut)
def sign(request: HttpRequest, review_id: int, body: Seen) -> dict[str, Any]:
    """Signs as the person or as the superior; with both it holds."""
    actor = actor_of(request)
    return selectors.page(actor, signing.sign(actor, review_id, body.version).pk)


@router.post("/{int:review_id}/revision", permission=READ, response={201: ReviewOut})
def revise(request: HttpRequest, review_id: int) -> Status[dict[str, Any]]:
    """The next version, a draft."""
    actor = actor_of(request)
    return Status(201, selectors.page(actor, signing.revise(actor, review_id).pk))


@router.get("/{int:review_id}/standing", permission=READ, response=FiguresOut)
def standing(request: HttpRequest, review_id: int) -> dict[str, Any]:
    """How it stands today: predictions kept and broken, joint visits held, the target."""
    review = selectors.get(actor_of(request), review_id)
    return checking.figures(review, clock.today())


@router.post("/{int:review_id}/checks", permission=READ, response=ReviewOut)
def check(request: HttpRequest, review_id: int, body: CheckIn) -> dict[str, Any]:
    """Keeps this week's check."""
    actor = actor_of(request)
    signing.check(actor, review_id, body.note)
    return selectors.page(actor, review_id)
