"""Takes a conversion back, as long as nothing new hangs on what it made."""

from typing import Any

from django.db import connection
from django.db.models import Max

from yingdan.customers.models import Contact, Customer, FollowUp
from yingdan.customers.services import contacts
from yingdan.customers.services import customers as files_of_customers
from yingdan.deals.models import Deal
from yingdan.deals.services import deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict
from yingdan.leads.models import Conversion, Lead
from yingdan.leads.selectors import get_lead
from yingdan.leads.selectors.undoing import hindrances, of
from yingdan.platform.models import StoredFile
from yingdan.platform.services import events

_UNTELL = "update platform_event set about = array_remove(about, %s) where about @> %s::varchar[]"


def undo(actor: Actor, lead_id: int) -> Lead:
    """The lead is what it was before; what was made is gone, what was filled in is empty again. Raises Conflict
    `conversion_stays` with the reasons when something new hangs on it."""
    actor.need("lead.convert")
    lead = get_lead(actor, lead_id, "lead.convert", lock=True)
    conversion = of(lead)
    if conversion is None:
        raise Conflict("lead_not_converted", name=lead.name)
    if reasons := hindrances(actor, conversion):
        raise Conflict("conversion_stays", reasons=reasons)
    _detach(actor, lead, conversion)
    _remove_made(actor, conversion)
    _restore(lead, conversion)
    conversion.undone_at, conversion.undone_by_id = clock.now(), actor.member_id
    conversion.save(update_fields=["undone_at", "undone_by"])
    events.record(actor=actor, verb="lead.conversion_undone", resource="lead", object_id=lead.id, name=lead.name)
    return lead


def _detach(actor: Actor, lead: Lead, conversion: Conversion) -> None:
    """The lead's own story leaves the customer before the customer goes."""
    FollowUp.objects.filter(lead_id=lead.id).update(customer_id=None, deal_id=None, contact_id=None)
    rows = StoredFile.objects.filter(id__in=conversion.before["files"], resource="customer")
    rows.update(resource="lead", object_id=lead.id)
    told = f"customer:{conversion.customer_id}"
    with connection.cursor() as cursor:
        cursor.execute(_UNTELL, [told, [f"lead:{lead.id}", told]])
    Lead.objects.filter(id=lead.id).update(converted_customer=None, converted_contact=None, converted_deal=None)
    if "customer" not in conversion.made:
        _unfill(actor, conversion)


def _unfill(actor: Actor, conversion: Conversion) -> None:
    """A customer that was there before gets its contact times back, and loses what was filled in and is unchanged."""
    row = Customer.objects.select_for_update(no_key=True).filter(id=conversion.customer_id).first()
    if row is None:
        return
    known = conversion.before["customer"]
    left = FollowUp.objects.filter(customer_id=row.id).aggregate(last=Max("happened_at"))["last"]
    Customer.objects.filter(id=row.id).update(last_followup_at=left, next_contact_at=known["next_contact_at"])
    filled = conversion.before.get("filled") or {}
    row.refresh_from_db()
    values: dict[str, Any] = {}
    for name, value in filled.items():
        if name.startswith("c_"):
            if row.custom.get(name) == value:
                row.custom.pop(name)
        elif getattr(row, name) == value:
            values[name] = None
    if values or filled:
        files_of_customers.save(actor, row, values)
        Customer.objects.filter(id=row.id).update(version=row.version + 1)


def _remove_made(actor: Actor, conversion: Conversion) -> None:
    made = conversion.made
    if "deal" in made:
        deals.remove(actor, Deal.objects.get(id=made["deal"]))
    if "contact" in made:
        contacts.remove(actor, Contact.objects.get(id=made["contact"]))
    if "customer" in made:
        try:
            files_of_customers.remove(actor, Customer.objects.get(id=made["customer"]))
        except AppError as error:  # rows of an app above
            raise Conflict("conversion_stays", reasons=[error.message(actor.locale)]) from error


def _restore(lead: Lead, conversion: Conversion) -> None:
    lead.refresh_from_db()
    for name in ("status", "invalid_reason", "contacted_at", "qualified_at", "invalid_at", "next_contact_at"):
        field: Any = Lead._meta.get_field(name)
        setattr(lead, name, field.to_python(conversion.before[name]))
    lead.converted_at = None
    lead.version += 1
    lead.save()
