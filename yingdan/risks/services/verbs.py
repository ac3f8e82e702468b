"""How a risk goes on: watched, mitigated, happened, closed, open again; reviewed; taken over from its rule."""

from datetime import date

from django.db import IntegrityError, transaction

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.risks.models import Risk
from yingdan.risks.selectors.risks import locked
from yingdan.risks.services.common import record, write

VERBS = {
    "open": "reopened", "watching": "watching", "mitigated": "mitigated", "happened": "happened", "closed": "closed",
}  # fmt: skip


def put(actor: Actor, risk: Risk, status: str, reason: str) -> None:
    """Brings a locked risk to a status; the caller saves it. How it ended takes a reason."""
    if status not in Risk.STATUSES:
        raise invalid("status", "unknown_choice", value=status[:40])
    reason = " ".join(reason.split())[:500]
    over = status not in Risk.OPEN
    if over and not reason:
        raise invalid("reason", "required")
    before = risk.status
    risk.status, risk.reason = status, reason if over else ""
    risk.ended_by = "person" if over else ""
    risk.ended_at = (risk.ended_at or clock.now()) if over else None
    if status != before:
        record(actor, VERBS[status], risk, before=before, reason=risk.reason)


def move(actor: Actor, risk_id: int, status: str, reason: str, version: int) -> Risk:
    """By its own button. Conflict `risk_again` when the same signal has brought another risk since."""
    risk = locked(actor, risk_id, version)
    put(actor, risk, status, reason)
    take(risk)
    try:
        with transaction.atomic():
            write(risk)
    except IntegrityError as error:
        raise Conflict("risk_again") from error
    return risk


def review(actor: Actor, risk_id: int, note: str, review_on: date, version: int) -> Risk:
    """Looked at: what was found, and when it is looked at again."""
    risk = locked(actor, risk_id, version)
    if risk.status not in Risk.OPEN:
        raise Conflict("risk_over")
    if review_on <= clock.today():
        raise invalid("review_on", "risk_review_ahead")
    risk.reviewed_on, risk.review_on = clock.today(), review_on
    take(risk)
    record(actor, "reviewed", risk, note=" ".join(note.split())[:500], next=review_on.isoformat())
    write(risk)
    return risk


def take_over(actor: Actor, risk_id: int, version: int) -> Risk:
    """From its rule, which from then on neither changes nor closes it."""
    risk = locked(actor, risk_id, version)
    if not risk.rule:
        raise Conflict("risk_not_raised")
    if risk.taken_at is not None:
        raise Conflict("risk_taken")
    take(risk)
    record(actor, "taken", risk)
    write(risk)
    return risk


def take(risk: Risk) -> None:
    """From now on a risk that a rule raised is a person's: the rule neither changes nor closes it."""
    if risk.rule and risk.taken_at is None:
        risk.taken_at = clock.now()
