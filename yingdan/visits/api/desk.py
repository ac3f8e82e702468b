"""Visits at the desk: the record, calendars, who is due, the visits of a customer."""

from datetime import date, timedelta
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of
from yingdan.visits.api import customer_shapes, desk_schemas, desk_shapes, shapes
from yingdan.visits.selectors import calendar as calendars
from yingdan.visits.selectors import due as dues
from yingdan.visits.selectors import four as fours
from yingdan.visits.selectors import of_customer, records
from yingdan.visits.selectors.visits import proposed
from yingdan.visits.services import marking, placing

READ = "visit.read"
PAGE = 100
router = Router(tags=["visits"])


@router.get("/records/{visit_id}", permission=READ, response=desk_shapes.VisitRecordOut)
def record(request: HttpRequest, visit_id: int) -> dict[str, Any]:
    """A visit with its steps, photos and, as far as one may see them, positions and device facts."""
    return records.record(actor_of(request), visit_id)


@router.get("/photos/{photo_id}/marked", permission=READ, response=bytes)
def marked(request: HttpRequest, photo_id: int, download: bool = False) -> HttpResponse:
    """A photo with time, place and person drawn on it."""
    photo = records.photo(actor_of(request), photo_id)
    answer = HttpResponse(marking.marked(photo), content_type="image/jpeg")
    way = "attachment" if download else "inline"
    answer["Content-Disposition"] = f'{way}; filename="visit-{photo.visit_id}-{photo.pk}.jpg"'
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@router.get("/calendar", permission=READ, response=desk_shapes.VisitCalendarOut)
def calendar(request: HttpRequest, first: date, last: date, member: int | None = None) -> dict[str, Any]:
    """The plans and visits of a person on up to six weeks of days."""
    return calendars.of_member(actor_of(request), member, first, last)


@router.get("/team-calendar", permission=READ, response=desk_shapes.TeamVisitsOut)
def team_calendar(request: HttpRequest, first: date, last: date, team: int | None = None) -> dict[str, Any]:
    """What the people of a team have planned and done, in figures."""
    return calendars.of_team(actor_of(request), team, first, last)


@router.get("/due", permission=READ, response=desk_shapes.DueVisitsOut)
def due(
    request: HttpRequest, member: int | None = None, ahead: Annotated[int, Field(ge=0, le=60)] = 7,
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0,
) -> dict[str, Any]:  # fmt: skip
    """A person's customers that are overdue, or due within some days."""
    who = calendars.get_member(actor_of(request), member)
    until = clock.today() + timedelta(ahead)
    rows = dues.of_members([who.pk], until, limit=PAGE + 1, offset=offset)
    return {"rows": rows[:PAGE], "more": len(rows) > PAGE}


@router.get("/customers/{customer_id}", permission=READ, response=customer_shapes.CustomerVisitsOut)
def of_one(request: HttpRequest, customer_id: int, cursor: str | None = None) -> dict[str, Any]:
    """Visits made to a customer, newest first."""
    return of_customer.visits(actor_of(request), customer_id, cursor)


@router.get("/customers/{customer_id}/plans", permission=READ, response=customer_shapes.CustomerPlansOut)
def planned_at(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """Visits planned to a customer."""
    return of_customer.plans(actor_of(request), customer_id)


@router.get("/four", permission=READ, response=desk_shapes.FourVisitsOut)
def four(request: HttpRequest, member: int | None = None) -> dict[str, Any]:
    """The four-visit counter of a person's prospects and new customers."""
    return fours.of_member(actor_of(request), member)


@router.get("/proposals", permission="customer.edit", response=desk_shapes.OpenProposals)
def proposals(request: HttpRequest, mine: bool = False, before: int | None = None) -> dict[str, Any]:
    """Positions of customers that check-ins propose."""
    return records.open_proposals(actor_of(request), mine=mine, before=before)


@router.post("/proposals/decisions", permission="customer.edit", response=desk_shapes.PlanOutcomeOut)
def decide_many(request: HttpRequest, body: desk_schemas.PositionDecisionsIn) -> dict[str, Any]:
    """Takes some of them over, or not; says of each that stayed open why."""
    actor = actor_of(request)
    done, left = placing.decide_many(actor, body.ids, body.accepted)
    said = [
        {"id": one.id, "name": one.name, "code": one.error.code, "message": one.error.message(actor.locale)}
        for one in left
    ]
    return {"done": done, "left": said}


@router.post("/proposals/{proposal_id}/decision", permission="customer.edit", response=shapes.PositionProposalOut)
def decide(request: HttpRequest, proposal_id: int, body: desk_schemas.PositionDecisionIn) -> dict[str, Any] | None:
    """Takes a proposed position over to the customer, or not."""
    return proposed(placing.decide(actor_of(request), proposal_id, body.accepted))
