"""What is special about contacts that become one: the same person twice at a customer, or at two."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from yingdan.customers import types
from yingdan.customers.models import Contact, ContactPair, Customer, Merge
from yingdan.customers.rules.contacts import makes_circle
from yingdan.customers.rules.merging import Choice
from yingdan.customers.selectors import merged_into, within_customers
from yingdan.customers.services import comparable
from yingdan.customers.services.contacts import derive
from yingdan.customers.services.kinds import PERMISSION, Kind, Rows
from yingdan.customers.services.merge_parts import CONTACT_PARTS
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict

FIELDS = {
    "name": "name",
    "title": "title",
    "department": "department",
    "role": "role",
    "superior": "superior_id",
    "phone": "phone",
    "email": "email",
    "wechat": "wechat",
    "birthday": "birthday",
    "preferences": "preferences",
    "note": "note",
    "external_id": "external_id",
}


def _within(actor: Actor) -> QuerySet[Contact]:
    return within_customers(actor, PERMISSION).select_related("customer__owner")


def _settle(rows: Rows, survivor_id: int, columns: dict[str, Any], choices: Mapping[str, Choice]) -> None:
    """The primary contact of a customer stays the primary one; the superior is somebody else at the same customer."""
    customer = rows[survivor_id].customer_id
    columns["is_primary"] = any(row.is_primary for row in rows.values() if row.customer_id == customer)
    above = columns["superior_id"]
    line = dict(Contact.objects.filter(customer_id=customer).values_list("id", "superior_id"))
    seen: set[int] = set()
    while above in rows and above not in seen:  # one of them was the superior of another: who is above both
        seen.add(above)
        above = rows[above].superior_id
    known = above in line and above not in rows
    merged = {key: survivor_id if up in rows else up for key, up in line.items() if key not in rows}
    columns["superior_id"] = above if known and not makes_circle(merged, survivor_id, above) else None


def _write(survivor: Contact, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(survivor, name, value)
    _unwritten(survivor)


def _unwritten(survivor: Contact) -> None:
    survivor.version += 1
    derive(survivor)
    survivor.save()


def _fit(row: dict[str, Any]) -> list[str]:
    """At a customer that went into another one since, the person is with that one now. Raises Conflict when the
    customer is gone. Somebody else who became the primary contact stays it."""
    if not Customer.objects.filter(id=row["customer_id"]).exists():
        now = merged_into("customer", row["customer_id"])
        if not Customer.objects.filter(id=now).exists():
            raise Conflict("unmerge_nowhere", name=row["name"])
        row["customer_id"] = now
    emptied = []
    if row.get("external_id") and Contact.objects.filter(external_id=row["external_id"]).exists():
        row["external_id"] = None
        emptied.append("external_id")
    if row["is_primary"] and Contact.objects.filter(customer_id=row["customer_id"], is_primary=True).exists():
        row["is_primary"] = False
    here = Contact.objects.filter(id=row.get("superior_id") or 0, customer_id=row["customer_id"])
    if row.get("superior_id") and not here.exists():
        row["superior_id"] = None
    return emptied


def _users(ids: list[int]) -> set[int]:
    rows = Contact.objects.filter(id__in=ids, customer__owner__isnull=False)
    return set(rows.values_list("customer__owner__user_id", flat=True))


def _apart(ids: list[int]) -> bool:
    """One person may stand at two customers on purpose: nobody is taken from one unseen."""
    return Contact.objects.filter(id__in=ids).values("customer_id").distinct().count() > 1


def _nothing(survivor_id: int, merge: Merge) -> None:
    """Contact times are the customer's."""


CONTACT = Kind(
    resource="contact",
    model=Contact,
    pair=ContactPair,
    comparison=comparable.CONTACTS,
    fields=FIELDS,
    compared=(
        "name", "customer", "owner", "title", "department", "role", "phone", "email", "wechat", "birthday",
        "is_primary", "created_at",
    ),
    within=_within,
    parts=lambda: {**CONTACT_PARTS, **dict(types.contact_parts.items())},
    rank=lambda row: "",
    hint=lambda row: row.customer.name,
    settle=_settle,
    write=_write,
    let_in=lambda actor, survivor, others, former: [],
    fit=_fit,
    unwritten=_unwritten,
    recalled=_nothing,
    about=lambda row: f"customer:{row.customer_id}",
    users=_users,
    apart=_apart,
)  # fmt: skip
