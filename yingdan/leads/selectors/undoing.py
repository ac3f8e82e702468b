"""Whether a conversion can be taken back, and why not."""

from typing import Any

from yingdan.customers.models import Collaborator, Contact, Customer, FollowUp
from yingdan.deals.models import Deal, DealMember
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.leads.models import Conversion, Lead


def of(lead: Lead) -> Conversion | None:
    """The conversion in force; none for a lead that came converted out of an import."""
    return Conversion.objects.filter(lead=lead, undone_at=None).first() if lead.status == "converted" else None


def hindrances(actor: Actor, conversion: Conversion) -> list[str]:
    """Why a conversion cannot be taken back, in words; empty when it can."""
    found = [*_changed(conversion), *_on_deal(conversion), *_on_contact(conversion)]
    if "customer" in conversion.made:
        found += _on_customer(conversion)
    return [text(f"conversion_{code}", actor.locale) for code in dict.fromkeys(found)]


def _changed(conversion: Conversion) -> list[str]:
    """What was made and is gone or was edited since, in the order of the page."""
    models: dict[str, Any] = {"customer": Customer, "contact": Contact, "deal": Deal}
    versions, found = conversion.before["versions"], []
    for name, row_id in conversion.made.items():
        version = models[name].objects.filter(id=row_id).values_list("version", flat=True).first()
        if version is None:
            found.append(f"{name}_gone")
        elif version != versions[name]:
            found.append(f"{name}_changed")
    return found


def _on_deal(conversion: Conversion) -> list[str]:
    deal = conversion.made.get("deal")
    if deal is None:
        return []
    written = FollowUp.objects.filter(deal_id=deal).exclude(lead_id=conversion.lead_id).exists()
    joined = DealMember.objects.filter(deal_id=deal).exclude(member_id=conversion.by_id or 0).exists()
    closed = Deal.objects.filter(id=deal).exclude(status="open").exists()
    return [code for code, is_so in (("deal_closed", closed), ("followups", written), ("deal_team", joined)) if is_so]


def _on_contact(conversion: Conversion) -> list[str]:
    contact = conversion.made.get("contact")
    if contact is None:
        return []
    written = FollowUp.objects.filter(contact_id=contact).exists()
    reporting = Contact.objects.filter(superior_id=contact).exists()
    return [code for code, is_so in (("followups", written), ("contacts", reporting)) if is_so]


def _on_customer(conversion: Conversion) -> list[str]:
    customer, made = conversion.made["customer"], conversion.made
    own = FollowUp.objects.filter(customer_id=customer)
    checks = (
        ("followups", own.exclude(lead_id=conversion.lead_id).exists()),
        ("contacts", Contact.objects.filter(customer_id=customer).exclude(id=made.get("contact", 0)).exists()),
        ("deals", Deal.objects.filter(customer_id=customer).exclude(id=made.get("deal", 0)).exists()),
        (
            "collaborators",
            Collaborator.objects.filter(customer_id=customer).exclude(member_id=conversion.by_id or 0).exists(),
        ),
        ("subsidiaries", Customer.objects.filter(parent_id=customer).exists()),
        ("leads", Lead.objects.filter(converted_customer=customer).exclude(id=conversion.lead_id).exists()),
    )
    return [code for code, is_so in checks if is_so]
