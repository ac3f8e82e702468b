"""The desk: who is that, whose turn is it; the rep: when is it my turn."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query

from yingdan.kernel.errors import NotFound
from yingdan.kernel.http import Router, actor_of
from yingdan.reception.api import schemas
from yingdan.reception.selectors import desk, door, known
from yingdan.reception.services import receiving, turns

router = Router(tags=["reception"])
Typed = Annotated[str, Query(max_length=200)]


@router.get("/desk", permission="reception.read", response=schemas.Desk)
def show(request: HttpRequest) -> dict[str, Any]:
    """Rotas, channels, the day so far, who waits, the last visitors: for the desk, and for who is on duty."""
    actor = actor_of(request)
    door.need(actor)
    return desk.desk(actor)


@router.get("/lookup", permission="reception.read", response=schemas.Lookup)
def lookup(request: HttpRequest, phone: Typed = "", name: Typed = "", token: Typed = "") -> dict[str, Any]:
    """Whether somebody is known anywhere in the company (masked), and whose they are."""
    actor = actor_of(request)
    door.need(actor)
    matches = known.find(actor, phone=phone, name=name)
    chosen = known.named(token) if token else None
    judged, basis = receiving.judged(matches, chosen)
    return desk.lookup(actor, matches, name, judged, basis)


@router.get("/mine", permission="reception.read", response=schemas.Mine)
def mine(request: HttpRequest) -> dict[str, Any]:
    """How many are before me, and who waits for me."""
    return desk.mine(actor_of(request))


@router.post("/busy", permission="reception.read", response=schemas.Mine)
def busy(request: HttpRequest, body: schemas.BusyIn) -> dict[str, Any]:
    """I cannot receive for a while, or I am back."""
    actor = actor_of(request)
    if actor.member_id is None:
        raise NotFound
    turns.busy(actor, actor.member_id, body.minutes, body.reason)
    return desk.mine(actor)


@router.post("/members/{int:member_id}/busy", permission="reception.register", response=schemas.Desk)
def mark_busy(request: HttpRequest, member_id: int, body: schemas.BusyIn) -> dict[str, Any]:
    """The desk marks somebody busy, or back."""
    actor = actor_of(request)
    turns.busy(actor, member_id, body.minutes, body.reason)
    return desk.desk(actor)
