"""What leads contribute to a handover: those still open. A stand-in works on them as long as the handover runs."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.leads.services.assigning import assigned
from yingdan.people.services.transfer import Kind
from yingdan.platform.resources import hiding


def _open_row(lead: Lead) -> OpenRow:
    return OpenRow(
        lead.id, lead.name, lead.company, lead.territory_id, lead.grade,
        last_contact=lead.last_followup_at, planned=lead.next_contact_at is not None,
    )  # fmt: skip


def share(_actor: Actor, giver_id: int, to: Mapping[int, int], _until: date) -> dict[int, Kept]:
    """Nothing is written: who stands in is read from the handover itself (`leads.selectors.lent_ids`)."""
    rows = Lead.objects.filter(owner_id=giver_id, status__in=Lead.OPEN, id__among=list(to))
    return {id: {"member": to[id]} for id in rows.values_list("id", flat=True)}


def unshare(_actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
    """It ends with the handover."""
    return set(kept)


def contacts(actor: Actor, ids: list[int]) -> dict[int, str]:
    """The person and the telephone."""
    rows = Lead.objects.filter(id__among=ids).values_list("id", "contact_name", "phone")
    return {
        id: " ".join(
            filter(
                None, (hiding.shown(actor, "lead", "contact_name", name), hiding.shown(actor, "lead", "phone", phone))
            )
        )
        for id, name, phone in rows
    }


KIND: Kind[Lead] = Kind(
    model=Lead,
    open=Q(status__in=Lead.OPEN),
    columns=("id", "name", "company", "territory_id", "grade", "last_followup_at", "next_contact_at"),
    describe=_open_row,
    visible=visible_leads,
    event=assigned,
)
TRANSFER = KIND.port(Sharing(share, unshare), contacts)
