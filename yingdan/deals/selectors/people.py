"""The decision map of a deal, and what others ask of it."""

from typing import Any

from django.db.models import Max

from yingdan.customers.models import Contact, FollowUp
from yingdan.customers.selectors import visible_contacts
from yingdan.deals.models import Deal, DealContact
from yingdan.deals.selectors.deals import get_deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import hiding

# What a contact's general role says of the part in a deal: role, attitude.
SUGGESTED = {
    "decision_maker": ("decision_maker", None),
    "supporter": ("influencer", 2),
    "neutral": ("influencer", 0),
    "opponent": ("influencer", -2),
    "user": ("user", None),
    "gatekeeper": ("gatekeeper", None),
}


def decision_map(actor: Actor, deal_id: int) -> dict[str, Any]:
    """Everybody on the map with their superior, and the superiors above them that are not on it; and who else there is
    at the customer, as far as the actor may see contacts."""
    deal = get_deal(actor, deal_id)
    rows = {row.contact_id: row for row in DealContact.objects.filter(deal=deal)}
    known = Contact.objects.filter(customer_id=deal.customer_id or 0).order_by("-is_primary", "id")
    contacts = {one.id: one for one in known}
    shown = dict.fromkeys(id for id in contacts if id in rows)
    for id in list(shown):
        above = contacts[id].superior_id
        while above in contacts and above not in shown:
            shown[above] = None
            above = contacts[above].superior_id
    touched = _touched(deal, list(rows))
    seen = set(visible_contacts(actor).filter(id__in=list(contacts)).values_list("id", flat=True))
    return {
        "people": [_node(actor, contacts[id], rows.get(id), touched.get(id), id in seen) for id in shown],
        "others": [
            {
                "id": one.id,
                "label": one.name,
                "title": hiding.shown(actor, "contact", "title", one.title),
                "suggested": dict(zip(("role", "attitude"), SUGGESTED.get(one.role, ("", None)), strict=True)),
            }
            for one in contacts.values()
            if one.id in seen and one.id not in rows
        ],
    }


def _node(actor: Actor, contact: Contact, row: DealContact | None, touched: Any, seen: bool) -> dict[str, Any]:
    return {
        "id": contact.id,
        "label": contact.name,
        "title": hiding.shown(actor, "contact", "title", contact.title),
        "department": hiding.shown(actor, "contact", "department", contact.department),
        "superior_id": contact.superior_id,
        "on_map": row is not None,
        "role": row.role if row else "",
        "attitude": row.attitude if row else None,
        "note": row.note if row else "",
        "days_since_touch": (clock.today() - clock.business_day(touched)).days if touched else None,
        "opens": seen,
    }


def _touched(deal: Deal, contact_ids: list[int]) -> dict[int, Any]:
    rows = FollowUp.objects.filter(deal_id=deal.id, contact_id__in=contact_ids).values_list("contact_id")
    return dict(rows.annotate(last=Max("happened_at")).order_by())
