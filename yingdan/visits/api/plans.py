"""Plans of visits: proposed, made, put off, cancelled, given to others."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from yingdan.kernel.actor import Actor
from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.bulk import picked
from yingdan.platform.resources.schemas import Picked
from yingdan.visits.api import desk_schemas, desk_shapes
from yingdan.visits.selectors import proposing
from yingdan.visits.services import arranging, planning

EDIT = "visit.edit"
router = Router(tags=["visits"])


@router.get("/plans/proposal", permission=EDIT, response=desk_shapes.PlanProposalOut)
def proposal(request: HttpRequest, first: date, last: date, member: int | None = None) -> dict[str, Any]:
    """Visits to plan, from cycles and the card; nothing is written."""
    return proposing.for_member(actor_of(request), member, first, last)


@router.post("/plans", permission=EDIT, response=desk_shapes.PlanOutcomeOut)
def create(request: HttpRequest, body: desk_schemas.VisitPlansIn) -> dict[str, Any]:
    """Plans visits, for oneself or for somebody within reach of `visit.assign`."""
    actor = actor_of(request)
    return _outcome(actor, planning.create(actor, body.wanted(), body.member_id))


@router.post("/plans/arrange", permission=EDIT, response=desk_shapes.ArrangedOut)
def arrange(request: HttpRequest, body: desk_schemas.PlansArrangedIn) -> dict[str, Any]:
    """Plans a visit to each of many customers on a day; tells for each who goes, or why not."""
    actor = actor_of(request)
    made = arranging.arrange(actor, **body.dict())
    return {"planned": made.planned, "left": _left(actor, made.left)}


@router.post("/plans/delay", permission=EDIT, response=desk_shapes.PlanOutcomeOut)
def delay(request: HttpRequest, body: desk_schemas.PlanDelayIn) -> dict[str, Any]:
    """Puts plans off to another day."""
    actor = actor_of(request)
    return _outcome(actor, planning.delay(actor, _ids(actor, body), body.day, body.reason.strip()))


@router.post("/plans/cancel", permission=EDIT, response=desk_shapes.PlanOutcomeOut)
def cancel(request: HttpRequest, body: desk_schemas.PlanCancelIn) -> dict[str, Any]:
    """Cancels plans."""
    actor = actor_of(request)
    return _outcome(actor, planning.cancel(actor, _ids(actor, body), body.reason.strip()))


@router.post("/plans/assign", permission=planning.ASSIGN, response=desk_shapes.PlanOutcomeOut)
def assign(request: HttpRequest, body: desk_schemas.PlanAssignIn) -> dict[str, Any]:
    """Gives plans to somebody else."""
    actor = actor_of(request)
    return _outcome(actor, planning.assign(actor, _ids(actor, body), body.member_id))


def _ids(actor: Actor, body: Picked) -> list[int]:
    return picked("visit_plan", actor, body.picked())


def _outcome(actor: Actor, outcome: planning.Outcome) -> dict[str, Any]:
    return {"done": outcome.done, "left": _left(actor, outcome.left)}


def _left(actor: Actor, left: list[planning.Left]) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "name": one.name, "code": one.error.code, "message": one.error.message(actor.locale)}
        for one in left
    ]
