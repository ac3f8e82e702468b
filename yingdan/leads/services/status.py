"""Moves a lead along: contacted, qualified, invalid with a reason, and back."""

from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.leads.models import Lead
from yingdan.leads.rules import flow
from yingdan.leads.selectors import get_lead
from yingdan.platform.services import events


def move(actor: Actor, lead_id: int, status: str, *, reason: str = "", version: int | None = None) -> Lead:
    """Puts a lead within reach into a status; `invalid` wants a reason. The same status again does nothing."""
    lead = get_lead(actor, lead_id, "lead.edit", lock=True)
    if version is not None and lead.version != version:
        raise Conflict("version_conflict", current_version=lead.version)
    if lead.status == "converted":
        raise Conflict("lead_is_converted", name=lead.name)
    if status not in Lead.OPEN and status != "invalid":
        raise invalid("status", "bad_value")
    reason = " ".join(reason.split())
    if status == "invalid" and not reason:
        raise invalid("reason", "required")
    if status == lead.status and (status != "invalid" or reason == lead.invalid_reason):
        return lead
    before = lead.status
    for name, moment in flow.moments(status, _moments(lead), clock.now()).items():
        setattr(lead, name, moment)
    lead.status, lead.invalid_reason = status, reason if status == "invalid" else ""
    lead.version += 1
    lead.save()
    params: dict[str, Any] = {"from": before, "to": status, "reason": reason}
    events.record(actor=actor, verb=f"lead.{status}", resource="lead", object_id=lead.id, name=lead.name, **params)
    return lead


def _moments(lead: Lead) -> flow.Moments:
    return {name: getattr(lead, name) for name in flow.STEPS}
