"""Routes: the gap of a node, what can be done about it, and remedies assigned."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja.responses import Status
from pydantic import Field

from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of, ready
from yingdan.kernel.texts import text
from yingdan.platform.exchange import sheets
from yingdan.platform.resources.schemas import Body, Id
from yingdan.remedies.api import shapes
from yingdan.remedies.selectors import gap_book, ideas, lines, saying
from yingdan.remedies.selectors import remedies as selectors
from yingdan.remedies.services import remedies
from yingdan.remedies.services.remedies import Wish
from yingdan.remedies.types import GapOut
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

router = Router(tags=["remedies"])
READ, EDIT = "remedy.read", "remedy.edit"
Text = Annotated[str, Field(max_length=1000)]


class AssignIn(Body):
    """A remedy for a person in a period."""

    member_id: Id
    period: Annotated[str, Field(max_length=10)]
    kind: Literal["urge", "coaching", "joint_visit", "step_in", "task"]
    cause: Literal["", "activity", "cycle", "conversion", "size"] = ""
    note: Text
    due_on: date
    deal_id: Id | None = None
    customer_id: Id | None = None
    gap: Annotated[int, Field(ge=-(2**62), le=2**62)] | None = None


class EndIn(Body):
    """How it ended."""

    version: int
    result: Text = ""


class Seen(Body):
    """The version that was seen."""

    version: int


def span(period: str | None) -> Period:
    """The period asked for; this quarter when none is."""
    return periods.parse(period) if period else periods.containing("quarter", clock.today())


@router.get("/gap", permission=READ, response=GapOut)
def gap(request: HttpRequest, node: str | None = None, period: str | None = None) -> HttpResponse:
    """How much is missing, why, and who needs what: a node and what is right under it."""
    actor = actor_of(request)
    place = nodes.find(actor, READ, node)
    found = lines.read(actor, place, span(period))
    may = actor.reaches_team(EDIT, place.team) or (
        place.kind == "member" and nodes.reaches_member(actor, EDIT, place.id, place.team)
    )
    return ready(saying.gap_out(found, may))


@router.get("/gap/export", permission="remedy.export", response=bytes)
def gap_book_of(request: HttpRequest, node: str | None = None, period: str | None = None) -> HttpResponse:
    """The same as a workbook."""
    actor, when = actor_of(request), span(period)
    place = nodes.find(actor, "remedy.export", node)
    found = lines.read(actor, place, when)
    name = f"{text('gap_sheet_title', actor.locale)} {place.name} {when.key}"
    return sheets.answer(gap_book.workbook(found, actor.locale), name)


@router.get("/ideas", permission=READ, response=shapes.IdeasOut)
def what_to_do(request: HttpRequest, node: str | None = None, period: str | None = None) -> HttpResponse:
    """The shortest list of deals, customers likely to order, new deals and work that it takes."""
    actor = actor_of(request)
    place, when = nodes.find(actor, READ, node), span(period)
    missing = lines.read(actor, place, when).line.split.gap
    return ready(saying.ideas_out(ideas.read(actor, place, when, missing)))


@router.post("", permission=EDIT, response={201: shapes.RemedyOut})
def assign(request: HttpRequest, body: AssignIn) -> Status[dict[str, Any]]:
    """Assigns a remedy; the person is told at once."""
    actor = actor_of(request)
    wish = Wish(body.kind, body.note, body.due_on, body.cause, body.deal_id, body.customer_id, body.gap)
    made = remedies.assign(actor, body.member_id, periods.parse(body.period), wish)
    return Status(201, selectors.page(actor, made.pk))


@router.get("/{int:remedy_id}", permission=READ, response=shapes.RemedyOut)
def one(request: HttpRequest, remedy_id: int) -> dict[str, Any]:
    """One remedy, and what came of it."""
    return selectors.page(actor_of(request), remedy_id)


@router.post("/{int:remedy_id}/completion", permission=READ, response=shapes.RemedyOut)
def finish(request: HttpRequest, remedy_id: int, body: EndIn) -> dict[str, Any]:
    """Done, by the person it is for or a superior."""
    actor = actor_of(request)
    return selectors.page(actor, remedies.finish(actor, remedy_id, body.version, body.result).pk)


@router.post("/{int:remedy_id}/withdrawal", permission=EDIT, response=shapes.RemedyOut)
def drop(request: HttpRequest, remedy_id: int, body: EndIn) -> dict[str, Any]:
    """Takes it back, with the reason."""
    actor = actor_of(request)
    return selectors.page(actor, remedies.drop(actor, remedy_id, body.version, body.result).pk)


@router.post("/{int:remedy_id}/reopening", permission=READ, response=shapes.RemedyOut)
def reopen(request: HttpRequest, remedy_id: int, body: Seen) -> dict[str, Any]:
    """Takes the end back."""
    actor = actor_of(request)
    return selectors.page(actor, remedies.reopen(actor, remedy_id, body.version).pk)
