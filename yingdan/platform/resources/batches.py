"""What bulk work overwrote, kept for a while: the same person may take it back once."""

import uuid
from datetime import timedelta
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.platform.models import UndoBatch

UNDO_WINDOW = timedelta(hours=24)


class UndoExpired(Conflict):
    """The work cannot be taken back any more, or was already."""

    code = "undo_expired"


def keep(actor: Actor, work: str, rows: list[list[Any]]) -> str | None:
    """Stores [id, version after the work, values before] for each row; returns the token, None when nothing changed.

    `work` is the resource's name for edits, `customer.assign` and the like for verbs of their own.
    """
    if not rows:
        return None
    return str(UndoBatch.objects.create(user_id=actor.user_id, resource=work, rows=rows).token)


def claim(actor: Actor, work: str, token: str) -> list[list[Any]]:
    """The rows kept under a token of the actor's, which is used up by this."""
    try:
        wanted = uuid.UUID(token)
    except ValueError as error:
        raise NotFound from error
    mine = UndoBatch.objects.filter(token=wanted, resource=work, user_id=actor.user_id or 0)
    batch = mine.select_for_update().first()
    if batch is None:
        raise NotFound
    if batch.used_at or batch.created_at < clock.now() - UNDO_WINDOW:
        raise UndoExpired
    batch.used_at = clock.now()
    batch.save(update_fields=["used_at"])
    return list(batch.rows)
