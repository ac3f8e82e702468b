"""Visitors: registered, received, given back, disputed."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.reception.api import entry_schemas, schemas
from yingdan.reception.models import Case, Reception
from yingdan.reception.selectors.entries import detail, get_reception
from yingdan.reception.services import answering, calling, cases, passing, receiving

router = Router(tags=["reception"])
WAY = {"way", "rota_id", "member_id", "reason"}


@router.post("/entries", permission="reception.read", response={201: schemas.Detail})
def register(request: HttpRequest, body: entry_schemas.EntryIn) -> Status[Any]:
    """Writes a visitor down and calls who receives."""
    visitor = receiving.Visitor(**body.dict(exclude=WAY))
    entry = receiving.register(actor_of(request), visitor, **body.dict(include=WAY))
    return Status(201, _shown(request, entry))


@router.get("/entries/{int:entry_id}", permission="reception.read", response=schemas.Detail)
def show(request: HttpRequest, entry_id: int) -> dict[str, Any]:
    """One reception: attribution and why, turn, disputes."""
    actor = actor_of(request)
    return detail(actor, get_reception(actor, entry_id))


@router.post("/entries/{int:entry_id}/call", permission="reception.register", response=schemas.Detail)
def call(request: HttpRequest, entry_id: int) -> dict[str, Any]:
    """Calls the receiver once more."""
    actor = actor_of(request)
    entry = get_reception(actor, entry_id)
    calling.call(actor, entry)
    return detail(actor, entry)


@router.post("/entries/{int:entry_id}/next", permission="reception.register", response=schemas.Detail)
def pass_on(request: HttpRequest, entry_id: int, body: entry_schemas.PassIn) -> dict[str, Any]:
    """Who was called does not come: calls the next, or the member named."""
    return _shown(request, passing.pass_on(actor_of(request), entry_id, body.reason, body.member_id))


@router.post("/entries/{int:entry_id}/accept", permission="reception.read", response=schemas.Detail)
def accept(request: HttpRequest, entry_id: int) -> dict[str, Any]:
    """The receiver comes."""
    return _shown(request, answering.accept(actor_of(request), entry_id))


@router.post("/entries/{int:entry_id}/give-back", permission="reception.read", response=schemas.Detail)
def give_back(request: HttpRequest, entry_id: int, body: entry_schemas.GiveBackIn) -> dict[str, Any]:
    """No customer: the turn goes back."""
    return _shown(request, answering.give_back(actor_of(request), entry_id, body.reason, body.note, body.file_ids))


@router.post("/entries/{int:entry_id}/cases", permission="reception.read", response=schemas.Detail)
def dispute(request: HttpRequest, entry_id: int, body: entry_schemas.CaseIn) -> dict[str, Any]:
    """Claims the visitor, with evidence."""
    case: Case = cases.open_case(actor_of(request), entry_id, body.claim, body.file_ids, body.claimant_id)
    return _shown(request, case.reception)


@router.post("/cases/{int:case_id}/decision", permission="reception.manage", response=schemas.Detail)
def decide(request: HttpRequest, case_id: int, body: entry_schemas.DecisionIn) -> dict[str, Any]:
    """Decides a dispute; upheld, the lead or customer goes over."""
    case = cases.decide(actor_of(request), case_id, body.version, body.upheld, body.reason)
    return _shown(request, case.reception)


def _shown(request: HttpRequest, entry: Reception) -> dict[str, Any]:
    rows = Reception.objects.select_related("turn__rota", "member", "expected", "source", "team")
    return detail(actor_of(request), rows.get(pk=entry.pk))
