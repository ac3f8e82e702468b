"""Who was called does not come: the next one is called, and it stays on record who did not."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, invalid
from yingdan.platform.services import events
from yingdan.reception.models import Reception, Seat
from yingdan.reception.selectors import policy
from yingdan.reception.selectors.entries import locked_reception
from yingdan.reception.services import calling, receiving, settling, turns

NO_ANSWER = "no_answer"


def pass_on(actor: Actor, entry_id: int, reason: str, member_id: int | None = None) -> Reception:
    """Calls the next of the rota, or the member named, for a visitor who still waits.

    A turn of the rota goes back to whom it was: they are busy for the usual while and then first again. A customer
    whose rep does not come is received by the member named and stays the rep's."""
    actor.need("reception.register")
    entry = locked_reception(actor, entry_id)
    if entry.state != "waiting" or entry.member is None:
        raise Conflict("reception_answered")
    reason = " ".join(reason.split())
    if not reason:
        raise invalid("reason", "required")
    if member_id is None and entry.turn is None:
        raise invalid("member_id", "required")
    if member_id == entry.member_id:
        raise invalid("member_id", "reception_same_member")
    before = entry.member
    entry.passed = [
        *entry.passed,
        {"member": before.pk, "name": before.name, "why": reason, "at": clock.now().isoformat(), "by": actor.name},
    ]
    entry.missed = len(entry.passed)
    if entry.turn is not None:
        _next_turn(actor, entry, reason, member_id)
    else:
        entry.expected_id = entry.expected_id or before.pk
        entry.member = receiving.present(member_id or 0)
        entry.attribution, entry.reason, entry.deviation = "other", reason[:200], entry.expected_id != entry.member.pk
    entry.team_id = entry.member.team_id
    entry.version += 1
    entry.save()
    calling.call(actor, entry)
    events.record(
        actor=actor, verb="reception.passed", resource="reception", object_id=entry.pk, about=entry.about,
        name=entry.called, to=entry.member.name, reason=reason, **{"from": before.name},
    )  # fmt: skip
    return entry


def _next_turn(actor: Actor, entry: Reception, reason: str, member_id: int | None) -> None:
    turn, before = entry.turn, entry.member
    if turn is None or before is None:  # asked before
        raise Forbidden("reception_no_turn")
    turns.give_back(actor, turn, NO_ANSWER, reason)
    until = clock.now() + timedelta(minutes=policy.current().busy_minutes)
    Seat.objects.filter(rota=turn.rota_id, member=before).update(
        busy_until=until, busy_reason=reason[:100], busy_by=actor.name
    )
    entry.turn, expected = turns.hand_out(turns.locked(turn.rota_id), member_id)
    entry.member, entry.expected_id = entry.turn.member, expected
    if member_id is not None and expected is not None and expected != member_id:
        entry.attribution, entry.reason, entry.deviation = "other", reason[:200], True
    if entry.lead_id and not entry.customer_id:
        settling.give_lead(actor, entry.lead_id, entry.member, reason)
