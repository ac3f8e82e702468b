"""Answers to the steps of a visit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Invalid, invalid
from yingdan.visits import types
from yingdan.visits.models import StepAnswer, Visit
from yingdan.visits.rules import steps
from yingdan.visits.rules.telling import told_hash
from yingdan.visits.selectors.setup import setup, steps_of
from yingdan.visits.selectors.visits import own_visit
from yingdan.visits.services import locking


def answer(actor: Actor, uuid: UUID, *, answer_uuid: UUID, key: str, at: datetime, given: dict[str, Any]) -> Visit:
    """Keeps an answer; the last one by the phone's clock counts while the visit is open."""
    actor.need("visit.create")
    locking.member(actor.member_id)
    visit = own_visit(actor, uuid)
    said = told_hash(str(uuid), key, at, given)
    if (known := StepAnswer.objects.filter(uuid=answer_uuid).first()) is not None:
        if known.told_hash != said:
            raise Conflict("uuid_reused")
        return visit
    late(visit, at)
    step = _step(visit, key)
    if wrong := steps.wrong_answer(step, given, setup().photos_most):
        raise Invalid(fields={path: [{"code": code}] for path, code in wrong})
    if (kind := types.step_kinds.get(step["kind"])) is not None:
        kind.check(given)
    row = StepAnswer(
        uuid=answer_uuid, visit=visit, key=key, kind=step["kind"], answer=given, told_at=at, told_hash=said
    )
    row.replaced = visit.status != "open"  # its end named those that count, and waited for them
    row.save(force_insert=True)
    if visit.status == "open":
        _last_counts(visit, key)
    return visit


def late(visit: Visit, at: datetime) -> None:
    """After the end, only what was done before it and came later is still taken; it counts no more."""
    if visit.status != "open" and not visit.forgotten and (visit.told_ended_at is None or at > visit.told_ended_at):
        raise Conflict("visit_closed")


def _step(visit: Visit, key: str) -> dict[str, Any]:
    found = next((one for one in steps_of(visit.type_version) if one["key"] == key), None)
    if found is None:
        raise invalid("key", "visit_step_unknown", key=key)
    return found


def _last_counts(visit: Visit, key: str) -> None:
    rows = list(StepAnswer.objects.filter(visit=visit, key=key).order_by("told_at", "uuid"))
    for row in rows:
        replaced = row is not rows[-1]
        if row.replaced != replaced:
            row.replaced = replaced
            row.save(update_fields=["replaced"])
