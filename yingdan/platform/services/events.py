"""The event log: every write of business meaning records one event."""

from collections.abc import Iterable
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.platform.models import Event


def record(
    *, actor: Actor, verb: str, resource: str, object_id: int, about: Iterable[str] = (), **params: Any
) -> Event:
    """Records that `actor` did `verb` ("deal.won"); `about` adds the other records whose timelines show it."""
    return Event.objects.create(
        verb=verb,
        resource=resource,
        object_id=object_id,
        about=list(dict.fromkeys([f"{resource}:{object_id}", *about])),
        user_id=actor.user_id,
        actor_name=actor.name,
        channel=actor.channel,
        params=params,
    )
