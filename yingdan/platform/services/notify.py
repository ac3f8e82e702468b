"""Tells users what they should know: in the product always, outside it as they wish."""

from collections.abc import Collection, Iterable
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import all_texts
from yingdan.platform.models import Notification
from yingdan.platform.notices import outbox, rules


def send(user_ids: Iterable[int], kind: str, params: dict[str, Any], path: str = "", *, urgent: bool = False) -> None:
    """One notification for each user; its text is registered as `notify.<kind>`, `path` is where it leads to. What is
    urgent does not wait for the end of quiet hours."""
    send_all(
        (Notification(user_id=user_id, kind=kind, params=params, path=path) for user_id in dict.fromkeys(user_ids)),
        urgent=urgent,
    )


def send_all(drafts: Iterable[Notification], *, urgent: bool = False, media: Collection[str] = rules.MEDIA) -> None:
    """Different ones for many users, with a handful of statements; outside the product by no other ways than `media`.
    LookupError for a kind that has no text: what it says would be blank."""
    rows = list(drafts)
    if unknown := {row.kind for row in rows if f"notify.{row.kind}" not in all_texts()}:
        raise LookupError(f"no text notify.{min(unknown)}")
    outbox.put(Notification.objects.bulk_create(rows, batch_size=1000), urgent=urgent, media=media)


def mark_read(*, actor: Actor, ids: list[int] | None) -> int:
    """Marks the actor's notifications as read (None: all of them); returns how many were unread."""
    rows = Notification.objects.filter(user_id=actor.user_id or 0, read_at=None)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return rows.update(read_at=clock.now())
