"""Tells users what they should know, inside the product."""

from collections.abc import Iterable
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.models import Notification


def send(user_ids: Iterable[int], kind: str, params: dict[str, Any], path: str = "") -> None:
    """One notification for each user; its text is registered as `notify.<kind>`, `path` is where it leads to."""
    Notification.objects.bulk_create(
        Notification(user_id=user_id, kind=kind, params=params, path=path) for user_id in dict.fromkeys(user_ids)
    )


def mark_read(*, actor: Actor, ids: list[int] | None) -> int:
    """Marks the actor's notifications as read (None: all of them); returns how many were unread."""
    rows = Notification.objects.filter(user_id=actor.user_id or 0, read_at=None)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return rows.update(read_at=clock.now())
