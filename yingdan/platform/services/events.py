"""The event log: every write of business meaning records one event."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.models import Event

_COLUMNS = ("at", "verb", "resource", "object_id", "about", "user_id", "actor_name", "channel", "params")


def draft(*, actor: Actor, verb: str, resource: str, object_id: int, about: Iterable[str] = (), **params: Any) -> Event:
    """The event that `actor` did `verb` ("deal.won"), not yet kept; `about` adds the other records whose timelines
    show it."""
    return Event(
        verb=verb,
        resource=resource,
        object_id=object_id,
        about=list(dict.fromkeys([f"{resource}:{object_id}", *about])),
        user_id=actor.user_id,
        actor_name=actor.name,
        channel=actor.channel,
        params=params,
    )


def record(
    *, actor: Actor, verb: str, resource: str, object_id: int, about: Iterable[str] = (), **params: Any
) -> Event:
    """Records one event (see `draft`)."""
    event = draft(actor=actor, verb=verb, resource=resource, object_id=object_id, about=about, **params)
    event.save(force_insert=True)
    return event


def record_all(drafts: Iterable[Event]) -> None:
    """Records the events of a bulk write with one statement: COPY, tens of thousands go through here."""
    now = clock.now()
    with connection.cursor() as cursor, cursor.copy(f"copy platform_event ({', '.join(_COLUMNS)}) from stdin") as copy:
        for one in drafts:
            copy.write_row((
                now, one.verb, one.resource, one.object_id, one.about, one.user_id, one.actor_name, one.channel,
                json.dumps(one.params, ensure_ascii=False),
            ))  # fmt: skip
