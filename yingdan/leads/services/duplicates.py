"""Finds leads and customers that a new lead may already be."""

from typing import Any

from yingdan.customers.rules.duplicates.company import spellings
from yingdan.customers.rules.duplicates.masking import masked
from yingdan.customers.rules.names import name_key
from yingdan.customers.rules.phones import canonical
from yingdan.customers.services import duplicate_settings
from yingdan.customers.services import duplicates as customers
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.leads.models import Lead
from yingdan.leads.selectors import visible_leads
from yingdan.platform.resources import hiding

LIMIT = 8
_SAID = {"phone": "same_phone", "email": "same_site", "name": "same_name"}  # as duplicates of customers say it
_DIGITS = 7  # a shorter number is an extension or a mistake: it says nothing


def find(
    actor: Actor, *, name: str = "", phone: str = "", email: str = "", exclude: int | None = None
) -> list[dict[str, Any]]:
    """Candidates among leads, then among customers. All of the company are searched; of those out of the actor's reach
    it is told that they exist and whose they are, as far as the company wants, and the name by its ends unless it is
    the very one that was typed. By a field hidden from the actor nothing is found."""
    return leads(actor, name=name, phone=phone, email=email, exclude=exclude) + [
        {**one, "resource": "customer"} for one in customers.find(actor, name=name, phone=phone)
    ]


def refuse(actor: Actor, *, name: str, phone: str, email: str) -> None:
    """Raises the conflict that asks the user to look before saving."""
    candidates = find(actor, name=name, phone=phone, email=email)
    if candidates:
        raise Conflict("duplicate_suspected", candidates=candidates)


def leads(
    actor: Actor, *, name: str = "", phone: str = "", email: str = "", exclude: int | None = None
) -> list[dict[str, Any]]:
    """Open or converted leads with the same company, telephone or e-mail; given-up ones are no duplicates."""
    found: dict[int, str] = {}
    for lead_id, reason in matches(
        name=name,
        phone=phone if hiding.open_to(actor, "lead", "phone") else "",
        email=email if hiding.open_to(actor, "lead", "email") else "",
    ):
        if lead_id != exclude:
            found.setdefault(lead_id, reason)
    rows = {row.id: row for row in Lead.objects.filter(id__in=list(found)[:LIMIT]).select_related("owner", "team")}
    seen = set(visible_leads(actor).filter(id__in=list(rows)).values_list("id", flat=True))
    tell = duplicate_settings.tell() if len(seen) < len(rows) else "owner"
    return [_one(rows[id], reason, id in seen, tell) for id, reason in found.items() if id in rows]


def _one(row: Lead, reason: str, visible: bool, tell: str) -> dict[str, Any]:
    return {
        "id": row.id if visible else None,
        "name": row.name if visible or reason == "name" else masked(row.name),
        "owner": row.owner.name if row.owner and (visible or tell == "owner") else None,
        "team": row.team.name if not visible and tell == "team" else None,
        "reason": reason,
        "reasons": [_SAID[reason]],
        "similarity": 1.0,
        "resource": "lead",
    }


def matches(*, name: str = "", phone: str = "", email: str = "") -> list[tuple[int, str]]:
    """Ids of leads with the reason, surest first."""
    rows = Lead.objects.exclude(status="invalid")
    key, number, address = name_key(name) if name else "", canonical(phone), email.strip().lower()
    found: list[tuple[int, str]] = []
    if sum(character.isdigit() for character in number) >= _DIGITS:
        found += [(id, "phone") for id in rows.filter(phone=number).values_list("id", flat=True)[:LIMIT]]
    if address:
        found += [(id, "email") for id in rows.filter(email=address).values_list("id", flat=True)[:LIMIT]]
    if key:
        spelt = rows.filter(company_key__in=spellings(name))
        found += [(id, "name") for id in spelt.values_list("id", flat=True)[:LIMIT]]
    return found
