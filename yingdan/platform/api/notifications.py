"""The actor's notifications over HTTP."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from yingdan.kernel import paging
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Router, actor_of
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.kernel.texts import text
from yingdan.platform.models import Notification
from yingdan.platform.notices import groups
from yingdan.platform.resources.schemas import BigInt, Body
from yingdan.platform.resources.values import instant
from yingdan.platform.services import notify

router = Router(tags=["notifications"])
SHOWN = 30
MOST_UNREAD = 100
Group = Annotated[str, Field(max_length=40, pattern=r"^[a-z_]+$")]


class NotificationOut(Schema):
    """One notification."""

    id: int
    kind: str
    group: str
    text: str
    params: dict[str, Any]
    path: str
    at: str
    read: bool


class Notifications(Schema):
    """Newest first; `unread` counts to 100."""

    items: list[NotificationOut]
    unread: int
    next_cursor: str | None


class ReadThem(Body):
    """Which are read; all of them without ids."""

    ids: Annotated[list[BigInt], Field(max_length=1000)] | None = None


class ReadCount(Schema):
    """How many were unread."""

    done: int


@router.get("", permission=SIGNED_IN, response=Notifications)
def index(
    request: HttpRequest, unread: bool = False, group: Group | None = None, cursor: str | None = None
) -> dict[str, Any]:
    """The actor's notifications; of one group of kinds when it is named."""
    actor = actor_of(request)
    mine = Notification.objects.filter(user_id=actor.user_id or 0)
    waiting = mine.filter(read_at=None)
    rows = waiting if unread else mine
    if group:
        rows = rows.filter(kind__in=[kind for kind in _kinds(actor) if groups.group_of(kind) == group])
    if cursor:
        (last,) = paging.decode(cursor, 1)
        if not isinstance(last, int) or not 0 <= last < 2**63:
            raise invalid("cursor", "bad_value")
        rows = rows.filter(pk__lt=last)
    found = list(rows.order_by("-id")[: SHOWN + 1])
    return {
        "items": [shown(row, actor.locale) for row in found[:SHOWN]],
        "unread": waiting.order_by()[:MOST_UNREAD].count(),
        "next_cursor": paging.encode([found[SHOWN - 1].pk]) if len(found) > SHOWN else None,
    }


@router.post("/read", permission=SIGNED_IN, response=ReadCount)
def read(request: HttpRequest, body: ReadThem) -> dict[str, int]:
    """Marks as read."""
    return {"done": notify.mark_read(actor=actor_of(request), ids=body.ids)}


def _kinds(actor: Actor) -> list[str]:
    """The kinds of which the actor has any."""
    mine = Notification.objects.filter(user_id=actor.user_id or 0)
    return list(mine.order_by().values_list("kind", flat=True).distinct())


def shown(row: Notification, locale: str) -> dict[str, Any]:
    """A notification in the reader's language."""
    words = text(f"notify.{row.kind}", locale, **row.params)
    return {
        "id": row.pk,
        "kind": row.kind,
        "group": groups.group_of(row.kind),
        "text": "" if words == f"notify.{row.kind}" else words,
        "params": row.params,
        "path": row.path,
        "at": instant(row.created_at),
        "read": row.read_at is not None,
    }
