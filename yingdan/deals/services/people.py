"""The decision map of a deal: who at the customer has which part in the decision, and how they feel about us."""

from typing import Any

from yingdan.customers.models import Contact
from yingdan.customers.selectors import visible_contacts
from yingdan.customers.services import contacts
from yingdan.customers.types import MergePart
from yingdan.deals.models import Deal, DealContact
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services.common import record
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid

KEEP = -1  # leaves the superior as it is


def put(
    *,
    actor: Actor,
    deal_id: int,
    contact_id: int,
    role: str,
    attitude: int | None,
    note: str = "",
    superior_id: int | None = KEEP,
) -> DealContact:
    """Puts a contact of the deal's customer on the map, or changes what is said of them there. The superior is the
    contact's own, so it takes the right to edit the contact."""
    deal = locked(actor, deal_id, None)
    contact = Contact.objects.select_for_update().filter(id=contact_id, customer_id=deal.customer_id or 0).first()
    if contact is None:
        raise invalid("contact_id", "contact_elsewhere")
    if role not in ("", *DealContact.ROLES):
        raise invalid("role", "unknown_choice", value=role[:40])
    terms = {"role": role, "attitude": attitude, "note": note.strip(), "by_id": actor.member_id}
    made, _ = DealContact.objects.update_or_create(deal=deal, contact=contact, defaults=terms)
    if superior_id not in (KEEP, contact.superior_id):
        if not visible_contacts(actor, "edit").filter(id=contact.id).exists():
            raise NotFound
        contacts.save(actor, contact, {"superior": superior_id})
        Contact.objects.filter(id=contact.id).update(version=contact.version + 1)
    record(actor, "deal.person_set", deal, contact=contact.name, role=role, attitude=attitude)
    return made


def remove(*, actor: Actor, deal_id: int, contact_id: int) -> None:
    """Takes a contact off the map; the contact itself stays with the customer."""
    deal: Deal = locked(actor, deal_id, None)
    row = DealContact.objects.select_related("contact").filter(deal=deal, contact_id=contact_id).first()
    if row is None:
        raise NotFound
    row.delete()
    record(actor, "deal.person_removed", deal, contact=row.contact.name)


def _move(survivor_id: int, old_id: int) -> Any:
    """On a map that shows both, what was said of the survivor stays, and the other one's place is kept for undoing."""
    there = set(DealContact.objects.filter(contact_id=survivor_id).values_list("deal_id", flat=True))
    rows = list(DealContact.objects.filter(contact_id=old_id).order_by("id"))
    twice = [row for row in rows if row.deal_id in there]
    moved = [row.id for row in rows if row.deal_id not in there]
    lost = [[row.deal_id, row.role, row.attitude, row.note, row.by_id] for row in twice]
    DealContact.objects.filter(id__in=[row.id for row in twice]).delete()
    DealContact.objects.filter(id__in=moved).update(contact_id=survivor_id)
    return {"ids": moved, "lost": lost}


def _restore(survivor_id: int, old_id: int, moved: Any) -> int:
    back = DealContact.objects.filter(id__in=moved["ids"], contact_id=survivor_id).update(contact_id=old_id)
    known = set(Deal.objects.filter(id__in=[row[0] for row in moved["lost"]]).values_list("id", flat=True))
    DealContact.objects.bulk_create(
        (
            DealContact(deal_id=deal, contact_id=old_id, role=role, attitude=attitude, note=note, by_id=by)
            for deal, role, attitude, note, by in moved["lost"]
            if deal in known
        ),
        ignore_conflicts=True,
    )
    return len(moved["ids"]) - back


PART = MergePart(frozenset({"deals_dealcontact.contact_id"}), _move, _restore)
