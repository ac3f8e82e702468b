"""What the receiver answers: coming, or no customer at all – the turn goes back, with proof."""

from collections.abc import Sequence

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, invalid
from yingdan.leads.models import Lead
from yingdan.leads.services import status
from yingdan.platform.services import events, files
from yingdan.reception.models import Reception
from yingdan.reception.selectors import policy
from yingdan.reception.selectors.entries import in_time, locked_reception
from yingdan.reception.services import turns

REASONS = ("researcher", "wrong_number", "same_company", "peddler", "other")


def accept(actor: Actor, entry_id: int) -> Reception:
    """The receiver comes."""
    entry = locked_reception(actor, entry_id)
    if entry.member_id != actor.member_id:
        raise Forbidden("reception_not_yours")
    if entry.state != "waiting":
        raise Conflict("reception_answered")
    entry.state, entry.accepted_at = "accepted", clock.now()
    entry.version += 1
    entry.save()
    return entry


def give_back(actor: Actor, entry_id: int, reason: str, note: str, file_ids: Sequence[int]) -> Reception:
    """The turn counts for nothing, because the visitor is no customer; a note or a picture proves it. The lead that was
    made of the visitor is given up."""
    entry = locked_reception(actor, entry_id)
    if entry.member_id != actor.member_id and not actor.may("reception.manage"):
        raise Forbidden("reception_not_yours")
    if entry.turn is None:
        raise Conflict("reception_no_turn")
    terms = policy.current()
    if not in_time(entry, terms) and not actor.may("reception.manage"):
        raise Conflict("reception_too_late", days=terms.return_days)
    if reason not in REASONS:
        raise invalid("reason", "unknown_choice", value=reason[:40])
    note = " ".join(note.split())
    if not note and not file_ids:
        raise invalid("note", "reception_proof")
    files.attach(actor=actor, file_ids=file_ids, resource="reception", object_id=entry.pk)
    turns.give_back(actor, entry.turn, reason, note)
    entry.state = "returned"
    entry.version += 1
    entry.save()
    _give_up(entry, note or reason)
    events.record(
        actor=actor, verb="reception.returned", resource="reception", object_id=entry.pk, about=entry.about,
        name=entry.called, reason=note,
    )  # fmt: skip
    return entry


def _give_up(entry: Reception, reason: str) -> None:
    """The lead made of the visitor, unless somebody has worked on it: nothing is lost that was written."""
    lead = Lead.objects.filter(id=entry.lead_id or 0, status="new").first()
    if lead is not None and entry.fresh:
        status.move(Actor.system("reception.returned"), lead.pk, "invalid", reason=reason[:200])
