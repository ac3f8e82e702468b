"""Settings and types of visits."""

from typing import Any

from django.http import HttpRequest
from ninja import Status

from yingdan.kernel.actor import Actor
from yingdan.kernel.http import Router, actor_of
from yingdan.visits.api import desk_schemas, desk_shapes, shapes
from yingdan.visits.selectors import setup as settings
from yingdan.visits.services import setting

router = Router(tags=["visits"])


@router.get("/setup", permission="visit.read", response=desk_shapes.VisitSetupOut)
def setup(request: HttpRequest) -> dict[str, Any]:
    """Radii, photos, how long things are kept, and the notice."""
    return _setup(actor_of(request))


@router.put("/setup", permission=setting.MANAGE, response=desk_shapes.VisitSetupOut)
def save(request: HttpRequest, body: desk_schemas.VisitSetupIn) -> dict[str, Any]:
    """Changes them."""
    actor = actor_of(request)
    setting.save(actor, body.version, {**body.dict(exclude={"version"}), "notice": body.notice.strip()})
    return _setup(actor)


@router.get("/types", permission="visit.read", response=list[shapes.VisitTypeOut])
def types(request: HttpRequest) -> list[dict[str, Any]]:
    """All types with their newest steps, those in use first."""
    settings.setup()
    return settings.types(active=False)


@router.post("/types", permission=setting.MANAGE, response={201: shapes.VisitTypeOut})
def create(request: HttpRequest, body: desk_schemas.VisitTypeIn) -> Status[dict[str, Any]]:
    """A new type."""
    row = setting.save_type(actor_of(request), None, 1, body.values())
    return Status(201, _type(row.pk))


@router.put("/types/{type_id}", permission=setting.MANAGE, response=shapes.VisitTypeOut)
def change(request: HttpRequest, type_id: int, body: desk_schemas.VisitTypeIn) -> dict[str, Any]:
    """Changes a type; visits that were made keep the steps they had."""
    row = setting.save_type(actor_of(request), type_id, body.version, body.values())
    return _type(row.pk)


def _type(type_id: int) -> dict[str, Any]:
    return next(one for one in settings.types(active=False) if one["id"] == type_id)


def _setup(actor: Actor) -> dict[str, Any]:
    row = settings.setup()
    values = {name: getattr(row, name) for name in (*setting.SETTINGS, "version", "notice_version")}
    return {**values, "notice_text": settings.notice(actor, row)["text"]}
