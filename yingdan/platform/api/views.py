"""Saved views over HTTP."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status
from pydantic import Field

from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.platform.models import SavedView, ViewMark
from yingdan.platform.resources.schemas import Body
from yingdan.platform.services import views

router = Router(tags=["views"])
Name = Annotated[str, Field(min_length=1, max_length=60)]
Visibility = Literal["private", "team", "company"]
Position = Annotated[int, Field(ge=0, le=30_000)]


class View(Schema):
    """A view of a list."""

    id: int
    version: int
    name: str
    resource: str
    visibility: Visibility
    pinned: bool
    is_default: bool
    mine: bool
    position: int
    state: dict[str, Any]


class Views(Schema):
    """Views that the actor sees."""

    items: list[View]


class NewView(Body):
    """What a view is made of."""

    name: Name
    resource: Annotated[str, Field(max_length=40)]
    visibility: Visibility = "private"
    pinned: bool = False
    is_default: bool = False
    position: Position = 0
    state: dict[str, Any] = {}


class ViewChange(Body):
    """What changes; `pinned` and `is_default` are everybody's own, also of views that others made."""

    name: Name | None = None
    visibility: Visibility | None = None
    pinned: bool | None = None
    is_default: bool | None = None
    position: Position | None = None
    state: dict[str, Any] | None = None
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


@router.get("", permission=SIGNED_IN, response=Views)
def index(request: HttpRequest, resource: str | None = None) -> dict[str, Any]:
    """Own and shared views."""
    actor = actor_of(request)
    marks = views.marks(actor)
    found = views.readable(actor, resource)
    return {"items": [shown(view, marks.get(view.pk), actor.user_id) for view in found]}


@router.post("", permission=SIGNED_IN, response={201: View})
def create(request: HttpRequest, body: NewView) -> Status[dict[str, Any]]:
    """A new view."""
    actor = actor_of(request)
    view = views.create(actor=actor, resource=body.resource, values=body.dict(exclude={"resource"}))
    return Status(201, shown(view, views.marks(actor).get(view.pk), actor.user_id))


@router.patch("/{int:view_id}", permission=SIGNED_IN, response=View)
def change(request: HttpRequest, view_id: int, body: ViewChange) -> dict[str, Any]:
    """Changes a view, or what the actor made of it."""
    actor = actor_of(request)
    values = body.dict(exclude={"version"}, exclude_none=True)
    view = views.change(actor=actor, view_id=view_id, values=values, version=body.version)
    return shown(view, views.marks(actor).get(view.pk), actor.user_id)


@router.delete("/{int:view_id}", permission=SIGNED_IN, response={204: None})
def delete(request: HttpRequest, view_id: int) -> HttpResponse:
    """Removes an own view."""
    views.delete(actor=actor_of(request), view_id=view_id)
    return HttpResponse(status=204)


def shown(view: SavedView, mark: ViewMark | None, user_id: int | None) -> dict[str, Any]:
    """A view as the API gives it."""
    pinned = mark.pinned if mark and mark.pinned is not None else view.pinned
    return {
        "id": view.pk,
        "version": view.version,
        "name": view.name,
        "resource": view.resource,
        "visibility": view.visibility,
        "pinned": pinned,
        "is_default": bool(mark and mark.is_default),
        "mine": view.owner_id == user_id,
        "position": view.position,
        "state": view.state,
    }
