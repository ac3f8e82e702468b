"""Check-out 签退: a visit ends, once, when everything that belongs to it has arrived."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from yingdan.customers.models import Customer, FollowUp
from yingdan.customers.services import followups
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict
from yingdan.kernel.texts import text
from yingdan.platform.services import events
from yingdan.visits import types
from yingdan.visits.models import Photo, StepAnswer, Visit
from yingdan.visits.rules import moments, steps
from yingdan.visits.rules.telling import told_hash
from yingdan.visits.selectors.setup import steps_of
from yingdan.visits.selectors.visits import own_visit
from yingdan.visits.services import fulfilling, locking
from yingdan.visits.services.beginning import Place, keep_position, metres_to


@dataclass(frozen=True, slots=True)
class Ended:
    """What the phone says when a visit ends; `steps` and `photos` are what it has sent, and what counts."""

    at: datetime
    sent_at: datetime
    position: Place | None
    why_no_position: str
    result: str
    category: str
    next_visit_at: datetime | None
    note: str
    weather: str
    steps: dict[str, UUID]
    photos: list[UUID]


def end(actor: Actor, uuid: UUID, told: Ended) -> Visit:
    """Ends a visit of the actor's: it counts, is a follow-up of the customer, and fulfils its plan."""
    place = told.position
    where = [place.latitude, place.longitude, place.accuracy, place.taken_at] if place else None
    said = told_hash(
        "end", told.at, where, told.why_no_position, told.result, told.category, told.next_visit_at, told.note,
        told.weather, told.steps, sorted(map(str, told.photos)),
    )  # fmt: skip
    visit, customer = _opened(actor, uuid, said)
    if visit.ended_hash == said:
        return visit
    counted = _arrived(visit, told.steps, told.photos)
    if lacking := steps.missing(steps_of(visit.type_version), told.steps):
        raise AppError("visit_steps_missing", 422, keys=lacking)
    _close(visit, "done", told.at, told.sent_at, said)
    if place:
        keep_position(visit, "out", place)
        visit.end_distance = metres_to(customer, place)
    visit.why_no_position = visit.why_no_position or told.why_no_position
    visit.result, visit.category, visit.note = told.result, told.category, told.note
    visit.next_visit_at, visit.weather = told.next_visit_at, told.weather
    visit.plan = fulfilling.plan_of(visit)
    visit.followup = _follow_up(actor, visit, customer)
    visit.save()
    _settle(visit, told.steps, told.photos)
    fulfilling.fulfil(visit)
    for answer in counted:
        if (kind := types.step_kinds.get(answer.kind)) is not None:
            kind.save(actor, visit, answer)
    _record(actor, "visit.done", visit, customer)
    return visit


def abandon(
    actor: Actor, uuid: UUID, *, at: datetime, sent_at: datetime, reason: str, step_uuids: dict[str, UUID],
    photos: list[UUID],
) -> Visit:  # fmt: skip
    """Breaks a visit off, with the reason; what was entered is kept but counts nowhere."""
    said = told_hash("abandon", at, reason, step_uuids, sorted(map(str, photos)))
    visit, customer = _opened(actor, uuid, said)
    if visit.ended_hash == said:
        return visit
    _arrived(visit, step_uuids, photos)
    _close(visit, "abandoned", at, sent_at, said)
    visit.reason = reason
    visit.save()
    _settle(visit, step_uuids, photos)
    _record(actor, "visit.abandoned", visit, customer)
    return visit


def _opened(actor: Actor, uuid: UUID, said: str) -> tuple[Visit, Customer]:
    """The visit that may end now, with its customer, both locked. One that the night took for forgotten may, too: its
    end was on the way."""
    actor.need("visit.create")
    locking.member(actor.member_id)
    known = own_visit(actor, uuid)
    customer = Customer.objects.select_for_update(no_key=True).get(id=known.customer_id)
    visit = own_visit(actor, uuid, lock=True)
    if visit.status != "open" and not visit.forgotten and visit.ended_hash != said:
        raise Conflict("visit_closed")
    return visit, customer


def _arrived(visit: Visit, named: dict[str, UUID], pictures: list[UUID]) -> list[StepAnswer]:
    """The answers that count, when all that the phone sent is here; otherwise `visit_waits`, to be tried again."""
    answers = {one.uuid: one for one in StepAnswer.objects.filter(visit=visit, uuid__in=named.values())}
    here = set(Photo.objects.filter(visit=visit).values_list("uuid", flat=True))
    keys = [key for key, uuid in named.items() if uuid not in answers or answers[uuid].key != key]
    shown = {UUID(one) for answer in answers.values() for one in steps.photos_of(answer.kind, answer.answer)}
    photos = [str(uuid) for uuid in {*pictures, *shown} if uuid not in here]
    if keys or photos:
        raise Conflict("visit_waits", steps=sorted(keys), photos=sorted(photos))
    return sorted(answers.values(), key=lambda one: one.key)


def _close(visit: Visit, status: str, at: datetime, sent_at: datetime, said: str) -> None:
    now = clock.now()
    visit.status, visit.ended_hash, visit.forgotten = status, said, False
    visit.told_ended_at, visit.end_skew = at, moments.skew(sent_at, now)
    visit.ended_at = max(moments.corrected(at, visit.end_skew, now), visit.started_at)
    visit.minutes = moments.minutes(visit.started_at, visit.ended_at)
    visit.reason = ""


def _settle(visit: Visit, step_uuids: dict[str, UUID], photos: list[UUID]) -> None:
    """What the end names counts, everything else does not, whatever came first."""
    answers = StepAnswer.objects.filter(visit=visit)
    counted = Q(uuid__in=step_uuids.values())
    answers.filter(counted, replaced=True).update(replaced=False)
    answers.filter(~counted, replaced=False).update(replaced=True)
    shown = {UUID(one) for row in answers.filter(replaced=False) for one in steps.photos_of(row.kind, row.answer)}
    pictures = Photo.objects.filter(visit=visit)
    kept = Q(uuid__in={*photos, *shown})
    pictures.filter(kept, dropped=True).update(dropped=False)
    pictures.filter(~kept, dropped=False).update(dropped=True)


def _follow_up(actor: Actor, visit: Visit, customer: Customer) -> FollowUp:
    """One follow-up, so that timeline, last contact, figures and targets count the visit once."""
    purpose = text(f"visit_purpose_{visit.purpose}", actor.locale)
    words = [visit.result.strip() or text("visit_followup_plain", actor.locale, purpose=purpose), visit.note.strip()]
    values = {
        "method": "visit", "text": "\n".join(filter(None, words)), "happened_at": visit.ended_at,
        "next_contact_at": visit.next_visit_at,
    }  # fmt: skip
    about = followups.About(customer.name, f"/customers/{customer.pk}")
    return followups.write(actor, FollowUp(customer=customer), values, about)


def _record(actor: Actor, verb: str, visit: Visit, customer: Customer) -> None:
    params: dict[str, Any] = {"name": customer.name, "minutes": visit.minutes}
    if verb == "visit.abandoned":
        params["reason"] = visit.reason
    events.record(actor=actor, verb=verb, resource="visit", object_id=visit.pk, **params)
