"""A draft is put in force from a day on; the version before ends with the day before and stays comparable."""

from datetime import date, timedelta
from typing import Any

from yingdan.coverage.models import Card
from yingdan.coverage.services import checking, drafting
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events, notify

FURTHEST = timedelta(366)


def issue(actor: Actor, card_id: int, version: int, starts_on: date, why: str) -> Card:
    """Puts a draft in force. A version whose days it takes – planned for later, or begun on the same day – never
    holds again; the rep is told."""
    card = drafting.drafted(actor, card_id, version)
    member = Member.objects.select_for_update(no_key=True).get(id=card.member_id)
    today = clock.today()
    if not today <= starts_on <= today + FURTHEST:
        raise invalid("starts_on", "coverage_start")
    if not why.strip():
        raise invalid("why", "required")
    if org.has_left(member):
        raise Conflict("coverage_left", name=member.name)
    if not card.outlets.exists():
        raise Conflict("coverage_empty")
    issued = Card.objects.filter(member=member, status="issued")
    for one in issued.filter(starts_on__gte=starts_on):
        one.status, one.ends_on = "replaced", None
        _write(one)
    before = issued.filter(starts_on__lt=starts_on).order_by("-starts_on").first()
    if before is not None:  # it goes on until then, also where a planned version that never held had ended it
        before.ends_on = starts_on - timedelta(1)
        _write(before)
    card.status, card.starts_on, card.why = "issued", starts_on, why.strip()
    card.issued_at, card.issued_by_id, card.issued_name = clock.now(), actor.member_id, actor.name
    _write(card)
    checking.refresh([member.pk])
    params: dict[str, Any] = {"name": member.name, "number": card.number, "day": starts_on.isoformat(), "why": card.why}
    events.record(actor=actor, verb="coverage.issued", resource="member", object_id=member.pk, **params)
    if member.user_id != actor.user_id:
        notify.send([member.user_id], "coverage.issued", params, f"/coverage/{member.pk}")
    return card


def _write(card: Card) -> None:
    card.version += 1
    card.save()
