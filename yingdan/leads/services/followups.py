"""Follow-ups of leads: written with what was found out, and what they change on the lead."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max

from yingdan.customers.models import FollowUp
from yingdan.customers.services import followups
from yingdan.customers.services.followups import About
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.leads.models import Lead
from yingdan.leads.selectors import get_lead
from yingdan.leads.services import scoring
from yingdan.platform.resources.spec import Values


def create(
    actor: Actor, lead_id: int, values: Values, *, mentions: Sequence[int] = (), file_ids: Sequence[int] = ()
) -> FollowUp:
    """A follow-up of a lead within reach. Of a converted one it goes to the customer, where the story goes on."""
    actor.need("followup.create")
    lead = get_lead(actor, lead_id, "followup.create", lock=True)
    if lead.status == "converted":
        raise Conflict("lead_is_converted", name=lead.name)
    about = About(lead.name, f"/leads/{lead.id}")
    return followups.write(actor, FollowUp(lead_id=lead.id), values, about, mentions=mentions, file_ids=file_ids)


def touch(lead_id: int, happened_at: datetime, next_contact_at: datetime | None) -> None:
    """Keeps the contact times of a lead; writing a follow-up is no edit of it. The first contact makes a new lead a
    contacted one."""
    row = Lead.objects.filter(id=lead_id)
    lead = (
        row.select_for_update(no_key=True).only("status", "contacted_at", "last_followup_at", "next_contact_at").get()
    )
    changed: dict[str, Any] = {"last_followup_at": max(lead.last_followup_at or happened_at, happened_at)}
    changed["contacted_at"] = min(lead.contacted_at or happened_at, happened_at)
    if lead.status == "new":
        changed["status"] = "contacted"
    if next_contact_at:
        changed["next_contact_at"] = next_contact_at
    elif lead.next_contact_at and lead.next_contact_at <= happened_at:  # what was planned before this contact is done
        changed["next_contact_at"] = None
    first = lead.contacted_at is None
    row.update(**changed)
    if first:  # how soon somebody called is part of the score
        scoring.score_one(lead_id)


def recall(lead_id: int) -> None:
    """A follow-up was deleted: the contact times are those of the others; the status stays as people left it."""
    last = FollowUp.objects.filter(lead_id=lead_id).aggregate(last=Max("happened_at"))["last"]
    Lead.objects.filter(id=lead_id).update(last_followup_at=last)
