"""Finds contacts that a person being entered may already be: by telephone, e-mail, or the name at the same customer."""

from datetime import date
from typing import Any

from django.db.models import Q

from yingdan.customers.models import Contact
from yingdan.customers.rules.duplicates.features import dialable
from yingdan.customers.rules.duplicates.masking import masked
from yingdan.customers.rules.duplicates.persons import Person, compare, plain
from yingdan.customers.rules.duplicates.scoring import Verdict
from yingdan.customers.selectors import visible_contacts
from yingdan.customers.services import duplicate_settings
from yingdan.kernel.actor import Actor
from yingdan.platform.resources import hiding

LIMIT = 8
NEAR = 200  # looked at more closely
_SAYING = ("same_phone", "same_email", "same_name", "same_sound")


def find(
    actor: Actor,
    *,
    name: str = "",
    phone: str = "",
    email: str = "",
    birthday: date | None = None,
    customer: int | None = None,
    exclude: int | None = None,
) -> list[dict[str, Any]]:
    """Candidates, surest first. Like customers: of people out of the actor's scope it is told that they exist and whose
    customer they are at, as far as the company wants. By a field hidden from the actor nothing is found."""
    shown = {one for one in ("phone", "email", "birthday") if hiding.open_to(actor, "contact", one)}
    asked = Person(
        name.strip(),
        birthday if "birthday" in shown else None,
        phone=dialable(phone) if "phone" in shown else "",
        email=email.strip() if "email" in shown else "",
        firm=customer or 0,
    )
    rows = _near(asked).exclude(id=exclude or 0).select_related("customer__owner", "customer__team")[:NEAR]
    judged = [(verdict, row) for row in rows if (verdict := _judged(asked, row)).level != "different"]
    judged.sort(key=lambda one: (-one[0].score, one[1].id))
    return _described(actor, asked, judged[:LIMIT])


def _near(asked: Person) -> Any:
    """Everybody at the customer, and whoever has the number; namesakes elsewhere are many and say nothing."""
    near = Q(customer_id=asked.firm) if asked.firm else Q(pk__in=[])
    if asked.phone:
        near |= Q(phone=asked.phone)
    return Contact.objects.filter(near).order_by("id")


def _judged(asked: Person, row: Contact) -> Verdict:
    there = Person(row.name, row.birthday, phone=dialable(row.phone), email=row.email, firm=row.customer_id)
    if asked.name:
        return compare(asked, there)
    # Only the number is typed so far: whose it is.
    return compare(Person(row.name, phone=asked.phone, email=asked.email), there)


def _described(actor: Actor, asked: Person, judged: list[tuple[Verdict, Contact]]) -> list[dict[str, Any]]:
    ids = [row.id for _, row in judged]
    seen = set(visible_contacts(actor).filter(id__in=ids).values_list("id", flat=True)) if ids else set()
    tell = duplicate_settings.tell() if len(seen) < len(ids) else "owner"
    return [_one(asked, verdict, row, row.id in seen, tell) for verdict, row in judged]


def _one(asked: Person, verdict: Verdict, row: Contact, seen: bool, tell: str) -> dict[str, Any]:
    told = [reason.code for reason in verdict.reasons if reason.bits > 0]
    customer = row.customer
    return {
        "resource": "contact",
        "id": row.id if seen else None,
        "name": row.name if seen or plain(row.name) == plain(asked.name) else masked(row.name),
        "at": customer.name if seen else None,
        "owner": customer.owner.name if customer.owner and (seen or tell == "owner") else None,
        "team": customer.team.name if not seen and tell == "team" else None,
        "reason": next((code.removeprefix("same_") for code in told if code in _SAYING), "similar_name"),
        "similarity": round(verdict.score, 2),
        "reasons": told[:4],
    }
