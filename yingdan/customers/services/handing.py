"""What customers contribute to a handover: they go with their planned contacts, or are shared for a while."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from yingdan.customers.models import Collaborator, Contact, Customer
from yingdan.customers.selectors import visible_customers
from yingdan.customers.services.assigning import assigned
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing
from yingdan.org.models import Member
from yingdan.people.services.transfer import Kind
from yingdan.platform.resources import hiding
from yingdan.platform.services import events


def _open_row(customer: Customer) -> OpenRow:
    place = " ".join(filter(None, (customer.city, customer.district)))
    return OpenRow(
        customer.id, customer.name, place, customer.territory_id, customer.grade,
        last_contact=customer.last_followup_at, planned=customer.next_contact_at is not None,
    )  # fmt: skip


def share(actor: Actor, giver_id: int, to: Mapping[int, int], until: date) -> dict[int, Kept]:
    """Lets members edit customers of the giver until a day. Who may already do so as long keeps what they have."""
    mine = set(Customer.objects.filter(owner_id=giver_id, id__among=list(to)).values_list("id", flat=True))
    rows = Collaborator.objects.filter(customer_id__among=sorted(mine), member_id__in=set(to.values()))
    present = {row.customer_id: row for row in rows.select_for_update() if to[row.customer_id] == row.member_id}
    enough = {id for id, row in present.items() if row.can_edit and (row.until is None or row.until >= until)}
    wanted = sorted(mine - enough)
    kept: dict[int, Kept] = {
        id: {"member": to[id], "before": _terms(present[id]) if id in present else None} for id in sorted(mine)
    }
    for id in wanted:
        if (row := present.get(id)) is not None:
            row.can_edit, row.until = True, until
    Collaborator.objects.bulk_update([present[id] for id in wanted if id in present], ["can_edit", "until"], 1000)
    Collaborator.objects.bulk_create(
        (
            Collaborator(customer_id=id, member_id=to[id], can_edit=True, until=until, added_by_id=actor.member_id)
            for id in wanted
            if id not in present
        ),
        batch_size=1000,
    )
    names = dict(Customer.objects.filter(id__among=wanted).values_list("id", "name"))
    people = dict(Member.objects.filter(id__in=set(to.values())).values_list("id", "name"))
    events.record_all(
        events.draft(
            actor=actor, verb="customer.shared", resource="customer", object_id=id,
            name=names[id], member=people[to[id]], can_edit=True, until=until.isoformat(), reason=actor.reason,
        )
        for id in wanted
    )  # fmt: skip
    return kept


def unshare(actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
    """Ends that: those let in for this go, the others have the terms they had before."""
    rows = Collaborator.objects.filter(customer_id__among=list(kept)).select_for_update().order_by("id")
    mine = [row for row in rows if row.member_id == kept[row.customer_id]["member"]]
    new = [row for row in mine if kept[row.customer_id]["before"] is None]
    Collaborator.objects.filter(id__among=[row.id for row in new]).delete()
    changed = [row for row in mine if kept[row.customer_id]["before"] is not None]
    for row in changed:
        before = kept[row.customer_id]["before"]
        row.can_edit, row.until = before["can_edit"], before["until"] and date.fromisoformat(before["until"])
    Collaborator.objects.bulk_update(changed, ["can_edit", "until"], 1000)
    return set(kept)


def contacts(actor: Actor, ids: list[int]) -> dict[int, str]:
    """The main contact with telephone (else any contact), and the customer's own telephone."""
    if not actor.may("contact.read"):
        return {}
    people = Contact.objects.filter(customer_id__among=ids).order_by("customer_id", "-is_primary", "id")
    found = {
        customer: " ".join(filter(None, (name, hiding.shown(actor, "contact", "phone", phone))))
        for customer, name, phone in people.distinct("customer_id").values_list("customer_id", "name", "phone")
    }
    for id, phone in Customer.objects.filter(id__among=ids).exclude(phone="").values_list("id", "phone"):
        found[id] = "；".join(filter(None, (found.get(id, ""), hiding.shown(actor, "customer", "phone", phone))))
    return found


def _terms(row: Collaborator) -> dict[str, Any]:
    return {"can_edit": row.can_edit, "until": row.until.isoformat() if row.until else None}


KIND: Kind[Customer] = Kind(
    model=Customer,
    open=Q(),
    columns=(
        "id", "name", "city", "district", "territory_id", "grade", "last_followup_at", "next_contact_at",
    ),
    describe=_open_row,
    visible=visible_customers,
    event=assigned,
)  # fmt: skip
TRANSFER = KIND.port(Sharing(share, unshare), contacts)
