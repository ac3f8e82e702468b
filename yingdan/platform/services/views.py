"""Saved views of lists: kept, changed, shared, pinned, chosen as the first one."""

from typing import Any

import orjson
from django.db.models import Q, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, NotFound, invalid
from yingdan.platform.models import SavedView, ViewMark
from yingdan.platform.resources import spec

STATE_KEYS = frozenset({"scope", "filter", "q", "sort", "columns", "group", "mode"})
STATE_BYTES = 20_000
MAX_VIEWS = 200


def visible(actor: Actor) -> QuerySet[SavedView]:
    """The actor's own views, those for the company, and those for a team the actor belongs to."""
    shown = Q(owner_id=actor.user_id or 0) | Q(visibility="company")
    for team in set(actor.team_ids):
        shown |= Q(visibility="team", team_ids__contains=[team])
    return SavedView.objects.filter(shown)


def readable(actor: Actor, resource: str | None) -> list[SavedView]:
    """The views that the actor sees, of one resource or of all that the actor may read, with the marks made of them."""
    rows = visible(actor)
    if resource:
        rows = rows.filter(resource=resource)
    allowed = {one.name for one in spec.all_resources() if actor.may(f"{one.group}.read")}
    return list(rows.filter(resource__in=allowed).order_by("position", "id")[:MAX_VIEWS])


def marks(actor: Actor) -> dict[int, ViewMark]:
    """What the actor made of views, by view."""
    return {mark.view_id: mark for mark in ViewMark.objects.filter(user_id=actor.user_id or 0)}


def create(*, actor: Actor, resource: str, values: dict[str, Any]) -> SavedView:
    """A new view of the actor's."""
    target = spec.get(resource)
    if target is None:
        raise invalid("resource", "unknown_resource", resource=resource[:40])
    actor.need(f"{target.group}.read")
    if SavedView.objects.filter(owner_id=actor.user_id or 0, resource=resource).count() >= MAX_VIEWS:
        raise invalid("name", "too_many_values", max=MAX_VIEWS)
    view = SavedView(resource=resource, owner_id=actor.user_id or 0)
    _write(actor, view, {"visibility": "private", "state": {}, **values})
    view.save()
    _mark(actor, view, values)
    return view


def change(*, actor: Actor, view_id: int, values: dict[str, Any], version: int | None = None) -> SavedView:
    """Changes an own view; of somebody else's only the own marks can be changed."""
    view = visible(actor).select_for_update().filter(pk=view_id).first()
    if view is None:
        raise NotFound
    content = {name: value for name, value in values.items() if name not in ("pinned", "is_default")}
    if content:
        if view.owner_id != actor.user_id:
            raise AppError("not_your_view", 403)
        if version is not None and version != view.version:
            raise Conflict
        _write(actor, view, content)
        view.version += 1
        view.save()
    _mark(actor, view, values)
    return view


def delete(*, actor: Actor, view_id: int) -> None:
    """Removes an own view."""
    view = visible(actor).filter(pk=view_id).first()
    if view is None:
        raise NotFound
    if view.owner_id != actor.user_id:
        raise AppError("not_your_view", 403)
    view.delete()


def _write(actor: Actor, view: SavedView, values: dict[str, Any]) -> None:
    if "name" in values:
        name = str(values["name"]).strip()
        if not name or "\x00" in name:
            raise invalid("name", "required")
        view.name = name
    if "visibility" in values:
        if values["visibility"] != "private":
            actor.need("view.share")
        view.visibility = values["visibility"]
        view.team_ids = list(actor.team_ids) if view.visibility == "team" else []
        if view.visibility == "team" and not view.team_ids:
            raise invalid("visibility", "no_team")
    if "state" in values:
        view.state = checked(values["state"])
    if "position" in values:
        view.position = values["position"]


def checked(state: Any) -> dict[str, Any]:
    """The state, when it is one; what a filter says is checked when it is used, because fields come and go."""
    if not isinstance(state, dict) or not set(state) <= STATE_KEYS:
        raise invalid("state", "bad_value")
    try:
        written = orjson.dumps(state)
    except (TypeError, ValueError) as error:
        raise invalid("state", "bad_value") from error
    if b"\\u0000" in written:
        raise invalid("state", "bad_value")
    if len(written) > STATE_BYTES:
        raise invalid("state", "too_long", max=STATE_BYTES)
    return state


def _mark(actor: Actor, view: SavedView, values: dict[str, Any]) -> None:
    wanted = {name: values[name] for name in ("pinned", "is_default") if values.get(name) is not None}
    if not wanted:
        return
    if wanted.get("is_default"):
        ViewMark.objects.filter(user_id=actor.user_id or 0, resource=view.resource).update(is_default=False)
    ViewMark.objects.update_or_create(
        user_id=actor.user_id or 0, view=view, defaults=wanted, create_defaults={**wanted, "resource": view.resource}
    )
