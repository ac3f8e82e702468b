"""Rotas and rules of attribution, set up."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.reception.api import schemas, setup_schemas
from yingdan.reception.models import Policy
from yingdan.reception.selectors import desk
from yingdan.reception.selectors import policy as policies
from yingdan.reception.services import policy, rotas

router = Router(tags=["reception"])


@router.get("/rotas", permission="reception.manage", response=setup_schemas.Rotas)
def index(request: HttpRequest) -> dict[str, Any]:
    """All rotas."""
    return {"items": desk.rotas()}


@router.post("/rotas", permission="reception.manage", response={201: setup_schemas.Rotas})
def create(request: HttpRequest, body: setup_schemas.RotaIn) -> Status[Any]:
    """A new rota."""
    rotas.create(actor_of(request), body.settings(), body.order() or [])
    return Status(201, {"items": desk.rotas()})


@router.put("/rotas/{int:rota_id}", permission="reception.manage", response=setup_schemas.Rotas)
def save(request: HttpRequest, rota_id: int, body: setup_schemas.RotaChange) -> dict[str, Any]:
    """Changes a rota."""
    rotas.save(actor_of(request), rota_id, body.version, body.settings(), body.order())
    return {"items": desk.rotas()}


@router.get("/policy", permission="reception.manage", response=schemas.PolicyOut)
def rules(request: HttpRequest) -> Policy:
    """The rules of attribution."""
    return policies.current()


@router.put("/policy", permission="reception.manage", response=schemas.PolicyOut)
def change_rules(request: HttpRequest, body: setup_schemas.PolicyIn) -> Policy:
    """Changes them."""
    return policy.save(actor_of(request), body.version, body.dict(exclude={"version"}))
