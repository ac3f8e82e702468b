"""Rows of an import as contacts."""

from typing import Any

from yingdan.customers.models import Contact
from yingdan.customers.rules.names import clean
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services.importing import traced
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources.spec import Values

_TEXTS = ("title", "department", "role", "email", "wechat", "preferences", "note")


def columns(actor: Actor, rows: list[Values]) -> list[Values]:
    """Columns of the contacts. Of several primary ones of a customer the first stays; raises `Invalid` for a superior
    of another customer."""
    primary = _primary([row["customer"] for row in rows if row.get("is_primary")])
    customers = _customers([row["superior"] for row in rows if row.get("superior")])
    return [_columns(actor, row, primary, customers) for row in rows]


def _columns(actor: Actor, row: Values, primary: dict[int, int | None], customers: dict[int, int]) -> dict[str, Any]:
    customer, superior = row["customer"], row.get("superior")
    if superior and customers.get(superior) != customer:
        raise invalid("superior", "superior_elsewhere")
    is_primary = bool(row.get("is_primary")) and primary.setdefault(customer, row.get("id")) == row.get("id")
    name, phone = clean(row.get("name") or ""), canonical(row.get("phone") or "")
    made = {
        **traced(actor, row),
        "name": name,
        "customer_id": customer,
        "superior_id": superior,
        "is_primary": is_primary,
        "phone": phone,
        "birthday": row.get("birthday"),
        "search": search.vector([name], [phone]),
    }
    made.update((field, row.get(field) or "") for field in _TEXTS)
    return made


def _primary(customer_ids: list[int]) -> dict[int, int | None]:
    found = Contact.objects.filter(customer_id__in=customer_ids, is_primary=True) if customer_ids else ()
    return {contact.customer_id: contact.id for contact in found}


def _customers(contact_ids: list[int]) -> dict[int, int]:
    rows = Contact.objects.filter(id__in=contact_ids).values_list("id", "customer_id") if contact_ids else ()
    return dict(rows)
