"""The reasons for which deals are won, lost or abandoned."""

from django.db import IntegrityError, transaction

from yingdan.deals.models import CloseReason
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.platform.services import events


def add(actor: Actor, kind: str, name: str) -> CloseReason:
    """A new reason at the end of its kind; an archived one of the same name comes back."""
    archived = CloseReason.objects.filter(kind=kind, name=name).exclude(archived_at=None).first()
    reason = archived or CloseReason(kind=kind, name=name, position=CloseReason.objects.filter(kind=kind).count() + 1)
    reason.archived_at = None
    _save(reason)
    events.record(actor=actor, verb="reason.added", resource="reason", object_id=reason.id, name=name)
    return reason


def update(
    actor: Actor, reason_id: int, *, name: str | None, position: int | None, archived: bool | None
) -> CloseReason:
    """Renames, moves or archives a reason; closed deals keep it."""
    reason = CloseReason.objects.select_for_update().filter(id=reason_id).first()
    if reason is None:
        raise NotFound
    if name is not None:
        reason.name = name
    if position is not None:
        reason.position = position
    if archived is not None:
        reason.archived_at = clock.now() if archived else None
    _save(reason)
    events.record(actor=actor, verb="reason.updated", resource="reason", object_id=reason.id, name=reason.name)
    return reason


def _save(reason: CloseReason) -> None:
    try:
        with transaction.atomic():
            reason.save()
    except IntegrityError as error:
        raise invalid("name", "reason_taken", name=reason.name) from error
