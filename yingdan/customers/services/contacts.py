"""The people at a customer: who they are, whom they report to, who is the primary one."""

from itertools import product
from typing import Any

from yingdan.customers.models import Contact, Customer
from yingdan.customers.rules.contacts import makes_circle
from yingdan.customers.rules.names import clean
from yingdan.customers.rules.phones import canonical
from yingdan.customers.selectors import get_customer
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources import hiding
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events
from yingdan.tasks.services import following


def create(actor: Actor, values: Values, confirm: bool = False) -> Contact:
    """A new contact of a customer within reach; the first one of a customer is its primary contact."""
    actor.need("contact.create")
    if not values.get("customer"):
        raise invalid("customer", "required")
    customer = get_customer(actor, values["customer"], "contact.create", lock=True)
    values = tidied(values)
    if not values.get("name"):
        raise invalid("name", "required")
    contact = Contact(customer=customer, created_by_id=actor.member_id)
    fill(contact, "contact", values)
    contact.is_primary = contact.is_primary or not Contact.objects.filter(customer=customer, is_primary=True).exists()
    _write(contact)
    _record(actor, "contact.created", contact)
    return contact


def save(actor: Actor, contact: Contact, values: Values) -> None:
    """Changes a loaded and locked contact."""
    values = tidied(values)
    if "name" in values and not values["name"]:
        raise invalid("name", "required")
    if values.get("customer", contact.customer_id) != contact.customer_id:
        raise invalid("customer", "contact_elsewhere")
    Customer.objects.select_for_update(no_key=True).get(id=contact.customer_id)  # two editors cannot close a circle
    fill(contact, "contact", values)
    _write(contact)
    _record(actor, "contact.updated", contact, fields=sorted(values))


def remove(actor: Actor, contact: Contact) -> None:
    """Deletes a contact; those who reported to them report to nobody, follow-ups stay."""
    _record(actor, "contact.deleted", contact)
    following.gone("contact", contact.id)
    contact.delete()


def of(actor: Actor, customer_id: int) -> list[Contact]:
    """All contacts of a customer within reach, the primary one first; what is hidden from the actor is emptied."""
    get_customer(actor, customer_id, "contact.read")
    found = list(Contact.objects.filter(customer_id=customer_id).order_by("-is_primary", "id"))
    hidden = [path.partition(".")[2] for path in actor.hidden if path.startswith("contact.")]
    for contact, name in product(found, hidden):
        if hasattr(contact, name):
            setattr(contact, name, hiding.shown(actor, "contact", name, getattr(contact, name)))
    return found


def tidied(values: Values) -> Values:
    """The values in their one spelling."""
    tidy: dict[str, Any] = dict(values)
    if "name" in tidy:
        tidy["name"] = clean(tidy["name"] or "")
    if "phone" in tidy:
        tidy["phone"] = canonical(tidy["phone"] or "")
    if "email" in tidy:
        tidy["email"] = (tidy["email"] or "").strip()
    return tidy


def derive(contact: Contact) -> None:
    """The columns that follow from others."""
    contact.search = search.vector([contact.name], [contact.phone])


def _write(contact: Contact) -> None:
    _check_superior(contact)
    derive(contact)
    if contact.is_primary:
        Contact.objects.filter(customer_id=contact.customer_id, is_primary=True).exclude(id=contact.id).update(
            is_primary=False
        )
    contact.save()


def _check_superior(contact: Contact) -> None:
    if contact.superior_id is None:
        return
    superiors = dict(Contact.objects.filter(customer_id=contact.customer_id).values_list("id", "superior_id"))
    if contact.superior_id not in superiors:
        raise invalid("superior", "superior_elsewhere")
    if contact.id and makes_circle(superiors, contact.id, contact.superior_id):
        raise invalid("superior", "superior_circle")


def _record(actor: Actor, verb: str, contact: Contact, **params: Any) -> None:
    about = [f"customer:{contact.customer_id}"]
    events.record(
        actor=actor, verb=verb, resource="contact", object_id=contact.id, about=about, name=contact.name, **params
    )
