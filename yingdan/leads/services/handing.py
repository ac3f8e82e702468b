"""What leads contribute to a handover: those still open; they cannot be shared, so a stand-in does not get them."""

from django.db.models import Q

from yingdan.customers.services.transfer import Kind
from yingdan.kernel.ports import OpenRow
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.leads.services.assigning import assigned


def _open_row(lead: Lead) -> OpenRow:
    return OpenRow(
        lead.id, lead.name, lead.company, lead.territory_id, lead.grade,
        last_contact=lead.last_followup_at, planned=lead.next_contact_at is not None,
    )  # fmt: skip


KIND: Kind[Lead] = Kind(
    model=Lead,
    open=Q(status__in=Lead.OPEN),
    columns=("id", "name", "company", "territory_id", "grade", "last_followup_at", "next_contact_at"),
    describe=_open_row,
    visible=visible_leads,
    event=assigned,
)
TRANSFER = KIND.port()
