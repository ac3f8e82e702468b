"""Whose record the visitor becomes: an open lead goes over, or a new one is made."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.leads.models import Lead
from yingdan.leads.services import leads
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.reception.models import Reception
from yingdan.reception.selectors.known import Match


def settle(actor: Actor, entry: Reception, match: Match | None, receiver: Member) -> None:
    """Who is nobody's (any more) becomes the receiver's: an open lead goes over, else a new one is made."""
    if match and match.kind == "lead":
        give_lead(actor, match.row.pk, receiver, entry.reason)
        return
    if entry.source_id is None:
        raise invalid("source_id", "required")
    values: dict[str, Any] = {
        "name": entry.company or entry.name, "company": entry.company, "contact_name": entry.name,
        "phone": entry.phone, "source": entry.source_id, "note": entry.note, "owner": receiver.pk,
    }  # fmt: skip
    entry.lead, entry.fresh = leads.create(actor, values, confirm=True), match is None


def give_lead(actor: Actor, lead_id: int, receiver: Member, reason: str) -> None:
    """An open lead goes over to who receives."""
    lead = Lead.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(id=lead_id)
    if lead.owner_id == receiver.pk:
        return
    before: dict[str, Any] = {"from": lead.owner.name if lead.owner else None, "to": receiver.name}
    leads.give([lead], receiver)
    events.record(
        actor=actor, verb="lead.assigned", resource="lead", object_id=lead.pk, name=lead.name,
        owner_id=receiver.pk, reason=reason, **before,
    )  # fmt: skip
