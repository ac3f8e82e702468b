"""Verbs on one deal, and what its page shows."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.customers.types import Made
from yingdan.deals.api import schemas
from yingdan.deals.api.people_schemas import DealFollowUpIn
from yingdan.deals.models import Deal
from yingdan.deals.selectors import page
from yingdan.deals.selectors.deals import get_deal
from yingdan.deals.services import assigning, closing, followups, lines, requests, stages, team
from yingdan.deals.services.closing import Closing, Outcome
from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.bulk import picked
from yingdan.platform.resources.schemas import Undo

router = Router(tags=["deals"])


@router.post("/assign", permission="deal.assign", response=schemas.Assigned)
def assign_many(request: HttpRequest, body: schemas.AssignManyIn) -> dict[str, Any]:
    """Gives several deals to another owner; tells which could not go."""
    actor = actor_of(request)
    return assigning.assign(actor, picked("deal", actor, body.picked()), body.owner_id)


@router.post("/assign/undo", permission="deal.assign", response=schemas.Assigned)
def undo_assign(request: HttpRequest, body: Undo) -> dict[str, Any]:
    """Takes an assignment back; tells which deals somebody changed since."""
    return assigning.undo(actor_of(request), body.token)


@router.get("/{int:deal_id}/summary", permission="deal.read", response=schemas.Head)
def head(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """The head of the page: facts, stage bar, tab counts."""
    return page.head(actor_of(request), deal_id)


@router.post("/{int:deal_id}/stage", permission="deal.edit", response=schemas.State)
def move(request: HttpRequest, deal_id: int, body: schemas.MoveIn) -> Deal:
    """Moves the deal to another stage; 409 `gate_closed` names what is missing."""
    actor = actor_of(request)
    return stages.move(actor=actor, deal_id=deal_id, **body.dict())


def _close(request: HttpRequest, deal_id: int, outcome: Outcome, body: schemas.CloseIn) -> Deal:
    details = Closing(body.closed_on, body.reason_id, body.note, body.competitor, body.amount)
    actor = actor_of(request)
    return closing.close(
        actor=actor, deal_id=deal_id, outcome=outcome, closing=details, version=body.version, override=body.override
    )


@router.post("/{int:deal_id}/win", permission="deal.edit", response=schemas.State)
def win(request: HttpRequest, deal_id: int, body: schemas.CloseIn) -> Deal:
    """The deal is won."""
    return _close(request, deal_id, "won", body)


@router.post("/{int:deal_id}/lose", permission="deal.edit", response=schemas.State)
def lose(request: HttpRequest, deal_id: int, body: schemas.CloseIn) -> Deal:
    """The deal is lost."""
    return _close(request, deal_id, "lost", body)


@router.post("/{int:deal_id}/abandon", permission="deal.edit", response=schemas.State)
def abandon(request: HttpRequest, deal_id: int, body: schemas.CloseIn) -> Deal:
    """Nobody pursues the deal any further."""
    return _close(request, deal_id, "abandoned", body)


@router.post("/{int:deal_id}/reopen", permission="deal.edit", response=schemas.State)
def reopen(request: HttpRequest, deal_id: int, body: schemas.ReopenIn) -> Deal:
    """Takes the closing back."""
    return closing.reopen(actor=actor_of(request), deal_id=deal_id, version=body.version, stage_id=body.stage_id)


@router.post("/{int:deal_id}/assign", permission="deal.assign", response=schemas.Assigned)
def assign(request: HttpRequest, deal_id: int, body: schemas.AssignIn) -> dict[str, Any]:
    """Gives the deal to another owner."""
    actor = actor_of(request)
    get_deal(actor, deal_id, "assign")
    return assigning.assign(actor, [deal_id], body.owner_id)


@router.get("/{int:deal_id}/stages", permission="deal.read", response=schemas.Stays)
def history(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """Where the deal has been, and for how long."""
    return {"items": page.history(actor_of(request), deal_id)}


@router.get("/{int:deal_id}/lines", permission="deal.read", response=schemas.Lines)
def lines_of(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """What is sold in it."""
    return page.lines(actor_of(request), deal_id)


@router.put("/{int:deal_id}/lines", permission="deal.edit", response=schemas.Lines)
def replace_lines(request: HttpRequest, deal_id: int, body: schemas.LinesIn) -> dict[str, Any]:
    """Sets all lines; the deal's amount is their sum."""
    actor = actor_of(request)
    given = [lines.Line(line.product_id, line.quantity, line.price) for line in body.lines]
    lines.replace(actor=actor, deal_id=deal_id, lines=given, version=body.version)
    return page.lines(actor, deal_id)


@router.get("/{int:deal_id}/team", permission="deal.read", response=schemas.Team)
def team_of(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """Who works on it beside the owner."""
    return {"items": page.team(actor_of(request), deal_id)}


@router.post("/{int:deal_id}/team", permission="deal.edit", response=schemas.Team)
def add_to_team(request: HttpRequest, deal_id: int, body: schemas.TeamMemberIn) -> dict[str, Any]:
    """Takes a colleague into the deal team."""
    actor = actor_of(request)
    team.add(actor=actor, deal_id=deal_id, **body.dict())
    return {"items": page.team(actor, deal_id)}


@router.delete("/{int:deal_id}/team/{int:member_id}", permission="deal.read", response={204: None})
def remove_from_team(request: HttpRequest, deal_id: int, member_id: int) -> Status[Any]:
    """Takes a colleague out of the deal team."""
    team.remove(actor=actor_of(request), deal_id=deal_id, member_id=member_id)
    return Status(204, None)


@router.post("/{int:deal_id}/followups", permission="followup.create", response={201: Made})
def add_followup(request: HttpRequest, deal_id: int, body: DealFollowUpIn) -> Status[Any]:
    """Writes a follow-up about the deal, kept with its customer; those mentioned can be asked for their help in it."""
    values = {name: value for name, value in body.values().items() if name != "deal"}
    actor = actor_of(request)
    made = followups.create(actor, deal_id, values, mentions=body.mentions, file_ids=body.file_ids)
    if body.ask_role and body.mentions:
        requests.ask(
            actor=actor, deal_id=deal_id, member_ids=body.mentions, role=body.ask_role, text=body.text[:1000],
            due_on=body.ask_due, followup_id=made.id,
        )  # fmt: skip
    return Status(201, {"id": made.id})
