"""People around a deal: decision map, credit, requests for help; and competitors."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.deals.api import people_schemas as schemas
from yingdan.deals.api.schemas import Team
from yingdan.deals.selectors import competitors, page
from yingdan.deals.selectors import people as maps
from yingdan.deals.selectors import requests as boxes
from yingdan.deals.services import credit, people, requests
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN

deals = Router(tags=["deals"])
help_requests = Router(tags=["deals"])
rivals = Router(tags=["competitors"])


@deals.get("/{int:deal_id}/people", permission="deal.read", response=schemas.Map)
def decision_map(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """The customer's people with their part in the decision."""
    return maps.decision_map(actor_of(request), deal_id)


@deals.put("/{int:deal_id}/people/{int:contact_id}", permission="deal.edit", response=schemas.Map)
def put_person(request: HttpRequest, deal_id: int, contact_id: int, body: schemas.PersonIn) -> dict[str, Any]:
    """Puts somebody on the map, or changes what is said of them."""
    actor = actor_of(request)
    above = body.superior_id if "superior_id" in body.model_fields_set else people.KEEP
    people.put(
        actor=actor, deal_id=deal_id, contact_id=contact_id,
        role=body.role, attitude=body.attitude, note=body.note, superior_id=above,
    )  # fmt: skip
    return maps.decision_map(actor, deal_id)


@deals.delete("/{int:deal_id}/people/{int:contact_id}", permission="deal.edit", response={204: None})
def remove_person(request: HttpRequest, deal_id: int, contact_id: int) -> Status[Any]:
    """Takes somebody off the map."""
    people.remove(actor=actor_of(request), deal_id=deal_id, contact_id=contact_id)
    return Status(204, None)


@deals.put("/{int:deal_id}/credit", permission="deal.edit", response=Team)
def split_credit(request: HttpRequest, deal_id: int, body: schemas.SharesIn) -> dict[str, Any]:
    """Sets everybody's share in the success."""
    actor = actor_of(request)
    credit.split(actor=actor, deal_id=deal_id, shares={one.member_id: one.percent for one in body.shares})
    return {"items": page.team(actor, deal_id)}


@deals.get("/{int:deal_id}/requests", permission="deal.read", response=schemas.HelpRequests)
def requests_of(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """Help asked for on the deal."""
    return {"items": boxes.of_deal(actor_of(request), deal_id)}


@deals.post("/{int:deal_id}/requests", permission="deal.read", response={201: schemas.HelpRequests})
def ask(request: HttpRequest, deal_id: int, body: schemas.AskIn) -> Status[Any]:
    """Asks colleagues for help."""
    actor = actor_of(request)
    requests.ask(actor=actor, deal_id=deal_id, **body.dict())
    return Status(201, {"items": boxes.of_deal(actor, deal_id)})


@help_requests.get("", permission=SIGNED_IN, response=schemas.HelpRequests)
def box(
    request: HttpRequest, box: Literal["in", "out"] = "in", status: Literal["open", "all"] = "open"
) -> dict[str, Any]:
    """Requests to the reader, or from them."""
    return {"items": boxes.box(actor_of(request), box, status)}


@help_requests.get("/waiting", permission=SIGNED_IN, response=schemas.Waiting)
def waiting(request: HttpRequest) -> dict[str, Any]:
    """How many wait for the reader's answer."""
    return {"count": boxes.waiting(actor_of(request))}


@help_requests.post("/{int:request_id}/answer", permission=SIGNED_IN, response={204: None})
def answer(request: HttpRequest, request_id: int, body: schemas.AnswerIn) -> Status[Any]:
    """Accepts or declines."""
    requests.answer(actor=actor_of(request), request_id=request_id, accept=body.accept, text=body.text)
    return Status(204, None)


@help_requests.post("/{int:request_id}/withdraw", permission=SIGNED_IN, response={204: None})
def withdraw(request: HttpRequest, request_id: int) -> Status[Any]:
    """Takes one's request back."""
    requests.withdraw(actor=actor_of(request), request_id=request_id)
    return Status(204, None)


@help_requests.post("/{int:request_id}/finish", permission=SIGNED_IN, response={204: None})
def finish(request: HttpRequest, request_id: int) -> Status[Any]:
    """The help was given."""
    requests.finish(actor=actor_of(request), request_id=request_id)
    return Status(204, None)


@rivals.get("/names", permission="deal.read", response=schemas.Names)
def names(request: HttpRequest) -> dict[str, Any]:
    """Names that forms suggest."""
    return {"items": competitors.names()}


@rivals.get("/unknown", permission="competitor.read", response=schemas.Unknown)
def unknown(request: HttpRequest) -> dict[str, Any]:
    """Names in deals that are not in the catalogue."""
    return {"items": competitors.unknown(actor_of(request))}


@rivals.get("/{int:competitor_id}/figures", permission="competitor.read", response=schemas.CompetitorFigures)
def figures(request: HttpRequest, competitor_id: int) -> dict[str, Any]:
    """How one fares against it."""
    return competitors.figures(actor_of(request), competitor_id)
