"""Routes of leads beside the generic ones: head, board, follow-ups, owner, status."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from ninja.responses import Status

from yingdan.customers.types import FollowUpIn, Made
from yingdan.kernel.errors import AppError
from yingdan.kernel.http import Router, actor_of, ready
from yingdan.leads.api import schemas
from yingdan.leads.models import Lead
from yingdan.leads.selectors import board as boards
from yingdan.leads.selectors import get_lead, page
from yingdan.leads.services import assigning, duplicates, followups, status
from yingdan.platform.resources.bulk import picked
from yingdan.platform.resources.schemas import Undo

router = Router(tags=["leads"])
Asked = Annotated[str, Query(max_length=200)]


@router.get("/duplicates", permission="lead.create", response=schemas.Candidates)
def find_duplicates(
    request: HttpRequest, name: Asked = "", phone: Asked = "", email: Asked = "", exclude: int | None = None
) -> dict[str, Any]:
    """Leads and customers that may be the same as what is being entered."""
    return {"items": duplicates.find(actor_of(request), name=name, phone=phone, email=email, exclude=exclude)}


@router.post("/board", permission="lead.read", response=schemas.Board)
def board(request: HttpRequest, body: schemas.BoardIn) -> HttpResponse:
    """Columns by status, with the first cards of each."""
    return ready(boards.board(actor_of(request), body.asked()))


@router.post("/board/{str:column}/cards", permission="lead.read", response=schemas.Cards)
def more_cards(request: HttpRequest, column: schemas.Status, body: schemas.MoreIn) -> HttpResponse:
    """The next cards of a column."""
    return ready(boards.more(actor_of(request), column, body.asked(), body.cursor))


@router.post("/assign", permission="lead.assign", response=schemas.Assigned)
def assign_many(request: HttpRequest, body: schemas.AssignManyIn) -> dict[str, Any]:
    """Gives several leads to another owner; tells which could not go."""
    actor = actor_of(request)
    return assigning.assign(actor, picked("lead", actor, body.picked()), body.owner_id)


@router.post("/assign/undo", permission="lead.assign", response=schemas.Assigned)
def undo_assign(request: HttpRequest, body: Undo) -> dict[str, Any]:
    """Takes an assignment back; tells which leads somebody changed since."""
    return assigning.undo(actor_of(request), body.token)


@router.get("/{int:lead_id}/summary", permission="lead.read", response=schemas.Head)
def head(request: HttpRequest, lead_id: int) -> dict[str, Any]:
    """The head of the page: facts, steps, what it became."""
    return page.head(actor_of(request), lead_id)


@router.post("/{int:lead_id}/followups", permission="followup.create", response={201: Made})
def add_followup(request: HttpRequest, lead_id: int, body: FollowUpIn) -> Status[Any]:
    """Writes a follow-up."""
    made = followups.create(actor_of(request), lead_id, body.values(), mentions=body.mentions, file_ids=body.file_ids)
    return Status(201, {"id": made.id})


@router.post("/{int:lead_id}/assign", permission="lead.assign", response=schemas.Assigned)
def assign(request: HttpRequest, lead_id: int, body: schemas.AssignIn) -> dict[str, Any]:
    """Gives the lead to another owner."""
    actor = actor_of(request)
    get_lead(actor, lead_id, "lead.assign")
    result = assigning.assign(actor, [lead_id], body.owner_id)
    for failure in result["failed"]:
        raise AppError(failure["code"], 409, name=failure["title"])
    return result


@router.get("/{int:lead_id}/owners", permission="lead.read", response=schemas.Owners, by_alias=True)
def owners(request: HttpRequest, lead_id: int) -> dict[str, Any]:
    """Who had the lead before."""
    return {"items": assigning.owners_of(get_lead(actor_of(request), lead_id))}


@router.post("/{int:lead_id}/status", permission="lead.edit", response=schemas.State)
def move(request: HttpRequest, lead_id: int, body: schemas.StatusIn) -> Lead:
    """Moves the lead along, or gives it up with a reason."""
    return status.move(actor_of(request), lead_id, body.status, reason=body.reason, version=body.version)
