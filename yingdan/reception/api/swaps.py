"""Exchanges of shifts."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Schema
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.schemas import Body, Id
from yingdan.reception.api.schemas import Ref
from yingdan.reception.selectors import swaps as shown
from yingdan.reception.services import swaps

router = Router(tags=["reception"])


class SwapIn(Body):
    """On `day` the other takes my shifts, on `back_day` I take theirs; `member_id`: for somebody, who manages."""

    rota_id: Id
    other_id: Id
    day: date
    back_day: date
    note: Annotated[str, Field(max_length=200)] = ""
    member_id: Id | None = None


class AnswerIn(Body):
    """Yes or no."""

    agrees: bool


class SwapMay(Schema):
    """What the reader may do with it."""

    answer: bool
    cancel: bool


class SwapOut(Schema):
    """An exchange."""

    id: int
    rota: str
    member: Ref
    day: date
    other: Ref
    back_day: date
    note: str
    state: Literal["asked", "agreed"]
    may: SwapMay


class RotaPeople(Ref):
    """A rota and who may exchange in it."""

    members: list[Ref]


class Swaps(Schema):
    """Exchanges that are not over."""

    items: list[SwapOut]
    rotas: list[RotaPeople]


@router.get("/swaps", permission="reception.read", response=Swaps)
def index(request: HttpRequest) -> dict[str, Any]:
    """My exchanges from today on; all of them for who manages."""
    return shown.swaps(actor_of(request))


@router.post("/swaps", permission="reception.read", response={201: Swaps})
def ask(request: HttpRequest, body: SwapIn) -> Status[Any]:
    """Asks a colleague to exchange shifts."""
    actor = actor_of(request)
    swaps.ask(actor, **body.dict())
    return Status(201, shown.swaps(actor))


@router.post("/swaps/{int:swap_id}/answer", permission="reception.read", response=Swaps)
def answer(request: HttpRequest, swap_id: int, body: AnswerIn) -> dict[str, Any]:
    """Agrees or declines."""
    actor = actor_of(request)
    swaps.answer(actor, swap_id, body.agrees)
    return shown.swaps(actor)


@router.delete("/swaps/{int:swap_id}", permission="reception.read", response=Swaps)
def cancel(request: HttpRequest, swap_id: int) -> dict[str, Any]:
    """Calls an exchange off."""
    actor = actor_of(request)
    swaps.cancel(actor, swap_id)
    return shown.swaps(actor)
