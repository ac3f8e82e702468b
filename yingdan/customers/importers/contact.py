"""Rows of an import as contacts."""

from typing import Any

from yingdan.customers.models import Contact
from yingdan.customers.rules.contacts import makes_circle
from yingdan.customers.rules.names import clean
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services.importing import traced
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources.spec import Values

_TEXTS = ("title", "department", "role", "email", "wechat", "preferences", "note")
Superiors = dict[int, int | None]


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the contacts. Of several primary ones of a customer the first stays; raises `Invalid` for a superior
    of another customer, or who reports to the contact. The last row of a contact is what it becomes."""
    primary = _primary([row["customer"] for row in rows if row.get("is_primary")])
    colleagues = _colleagues({row["customer"] for row in rows if row.get("superior")})
    superiors = {key: superior for one in colleagues.values() for key, superior in one.items()}
    superiors.update((row["id"], row.get("superior")) for row in rows if row.get("id"))
    return [_columns(actor, row, primary, colleagues, superiors) for row in rows]


def _columns(
    actor: Actor, row: Values, primary: dict[int, int | None], colleagues: dict[int, Superiors], superiors: Superiors
) -> dict[str, Any]:
    customer, superior, key = row["customer"], row.get("superior"), row.get("id")
    if superior and superior not in colleagues.get(customer, {}):
        raise invalid("superior", "superior_elsewhere")
    if key and makes_circle(superiors, key, superiors.get(key)):
        raise invalid("superior", "superior_circle")
    is_primary = bool(row.get("is_primary")) and primary.setdefault(customer, row.get("id")) == row.get("id")
    made = {
        **traced(actor, row),
        "name": clean(row.get("name") or ""),
        "customer_id": customer,
        "superior_id": superior,
        "is_primary": is_primary,
        "phone": canonical(row.get("phone") or ""),
        "birthday": row.get("birthday"),
    }
    made.update((field, row.get(field) or "") for field in _TEXTS)
    return made


def searched(record: Values) -> str:
    """What a contact is found by."""
    return search.vector((record["name"],), (record["phone"],))


def _primary(customer_ids: list[int]) -> dict[int, int | None]:
    found = Contact.objects.filter(customer_id__in=customer_ids, is_primary=True) if customer_ids else ()
    return {contact.customer_id: contact.id for contact in found}


def _colleagues(customer_ids: set[int]) -> dict[int, Superiors]:
    """Customer → its contacts with their superiors."""
    found: dict[int, Superiors] = {}
    rows = Contact.objects.filter(customer_id__in=customer_ids) if customer_ids else Contact.objects.none()
    for customer, key, superior in rows.values_list("customer_id", "id", "superior_id"):
        found.setdefault(customer, {})[key] = superior
    return found
