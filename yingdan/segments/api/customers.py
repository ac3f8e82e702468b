"""How one customer stands; its class fixed by hand; lost and won back."""

from typing import Any

from django.http import HttpRequest

from yingdan.kernel.http import Router, actor_of
from yingdan.segments.api import shapes
from yingdan.segments.selectors import attention
from yingdan.segments.services import losing, pinning

router = Router(tags=["segments"])


@router.get("/customers/{int:customer_id}", permission="customer.read", response=shapes.Panel)
def panel(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """Class, rhythm and loss of a customer."""
    return attention.panel(actor_of(request), customer_id)


@router.put("/customers/{int:customer_id}/pin", permission="segment.pin", response=shapes.Panel)
def pin(request: HttpRequest, customer_id: int, body: shapes.PinIn) -> dict[str, Any]:
    """Fixes the class of a customer."""
    pinning.pin(actor_of(request), customer_id, body.grade, body.reason)
    return attention.panel(actor_of(request), customer_id)


@router.delete("/customers/{int:customer_id}/pin", permission="segment.pin", response=shapes.Panel)
def unpin(request: HttpRequest, customer_id: int) -> dict[str, Any]:
    """Runs may change the class again."""
    pinning.unpin(actor_of(request), customer_id)
    return attention.panel(actor_of(request), customer_id)


@router.post("/customers/{int:customer_id}/loss", permission="customer.edit", response=shapes.Panel)
def lose(request: HttpRequest, customer_id: int, body: shapes.LossIn) -> dict[str, Any]:
    """Marks a customer as lost, with the reason."""
    losing.lose(actor_of(request), customer_id, body.reason_id, body.competitor, body.note)
    return attention.panel(actor_of(request), customer_id)


@router.post("/customers/{int:customer_id}/return", permission="customer.edit", response=shapes.Panel)
def win_back(request: HttpRequest, customer_id: int, body: shapes.BackIn) -> dict[str, Any]:
    """The customer was won back."""
    losing.win_back(actor_of(request), customer_id, body.note)
    return attention.panel(actor_of(request), customer_id)
