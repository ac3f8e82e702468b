"""A draft is changed part by part, put in force, or thrown away."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.coverage.api import shapes
from yingdan.coverage.api.cards import router as router  # the same addresses: one router answers them
from yingdan.coverage.api.schemas import AddIn, CardIn, ChangeIn, IssueIn, OutletsIn, PlaceIn, RoutesIn, Seen
from yingdan.coverage.models import Card
from yingdan.coverage.selectors import sheet
from yingdan.coverage.services import drafting, editing, issuing
from yingdan.kernel.http import actor_of

EDIT = "coverage.edit"


@router.put("/cards/{int:card_id}", permission=EDIT, response=shapes.CardOut)
def save(request: HttpRequest, card_id: int, body: CardIn) -> dict[str, Any]:
    """Person, region, cycles, times, standard."""
    values = body.dict(exclude={"version"})
    return _shown(request, editing.save(actor_of(request), card_id, body.version, values))


@router.post("/cards/{int:card_id}/discard", permission=EDIT, response={204: None})
def discard(request: HttpRequest, card_id: int, body: Seen) -> Status[None]:
    """Throws a draft away."""
    drafting.discard(actor_of(request), card_id, body.version)
    return Status(204, None)


@router.put("/cards/{int:card_id}/routes", permission=EDIT, response=shapes.CardOut)
def routes(request: HttpRequest, card_id: int, body: RoutesIn) -> dict[str, Any]:
    """All routes in their order."""
    wanted = [route.dict() for route in body.routes]
    return _shown(request, editing.save_routes(actor_of(request), card_id, body.version, wanted))


@router.post("/cards/{int:card_id}/outlets", permission=EDIT, response=shapes.CardOut)
def add(request: HttpRequest, card_id: int, body: AddIn) -> dict[str, Any]:
    """Puts customers of the rep on the card."""
    actor = actor_of(request)
    if body.customer_ids is None:
        return _shown(request, editing.add_missing(actor, card_id, body.version))
    return _shown(request, editing.add(actor, card_id, body.version, body.customer_ids, body.route_id))


@router.post("/cards/{int:card_id}/outlets/removal", permission=EDIT, response=shapes.CardOut)
def remove(request: HttpRequest, card_id: int, body: OutletsIn) -> dict[str, Any]:
    """Takes outlets off the card."""
    return _shown(request, editing.remove(actor_of(request), card_id, body.version, body.outlet_ids))


@router.post("/cards/{int:card_id}/outlets/place", permission=EDIT, response=shapes.CardOut)
def place(request: HttpRequest, card_id: int, body: PlaceIn) -> dict[str, Any]:
    """Puts outlets on a route, in this order."""
    actor = actor_of(request)
    return _shown(request, editing.place(actor, card_id, body.version, body.outlet_ids, body.route_id, body.before))


@router.patch("/cards/{int:card_id}/outlets", permission=EDIT, response=shapes.CardOut)
def change(request: HttpRequest, card_id: int, body: ChangeIn) -> dict[str, Any]:
    """Cycle, minutes and time of some outlets."""
    values = body.dict(exclude={"version", "outlet_ids"}, exclude_unset=True)
    return _shown(request, editing.change(actor_of(request), card_id, body.version, body.outlet_ids, values))


@router.post("/cards/{int:card_id}/issue", permission=EDIT, response=shapes.CardOut)
def issue(request: HttpRequest, card_id: int, body: IssueIn) -> dict[str, Any]:
    """Puts a draft in force from a day on."""
    return _shown(request, issuing.issue(actor_of(request), card_id, body.version, body.starts_on, body.why))


def _shown(request: HttpRequest, card: Card) -> dict[str, Any]:
    return sheet.of_card(actor_of(request), card.pk)
