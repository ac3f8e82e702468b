"""Leads: made, changed, removed, given to somebody."""

from collections.abc import Sequence
from typing import Any

from yingdan.customers.models import FollowUp
from yingdan.customers.rules.names import clean, name_key
from yingdan.customers.rules.phones import canonical
from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.leads.models import Lead
from yingdan.leads.rules.naming import completed
from yingdan.leads.services import duplicates, scoring
from yingdan.org.models import Member
from yingdan.org.selectors.territory import Places
from yingdan.org.services.home import team_for
from yingdan.people.services import giving
from yingdan.people.types import Given
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.platform.services import events
from yingdan.tasks.services import following

PLACE = {"province", "city", "district"}
NAMING = {"name", "company", "contact_name"}


def create(actor: Actor, values: Values, confirm: bool = False) -> Lead:
    """A new lead: the actor's own, unless `values` name an `owner` (None: nobody's, it belongs to the root team).

    Raises Conflict `duplicate_suspected` with candidates among leads and customers unless `confirm`."""
    actor.need("lead.create")
    values = tidied(values)
    lead = Lead(created_by_id=actor.member_id, owner_id=values.get("owner", actor.member_id))
    fill(lead, "lead", values)
    if not name(lead):
        raise invalid("name", "required")
    if not confirm:
        duplicates.refuse(actor, name=lead.company or lead.name, phone=lead.phone, email=lead.email)
    lead.team_id = team_for(lead.owner_id)
    derive(lead)
    locate(lead)
    lead.save()
    events.record(
        actor=actor, verb="lead.created", resource="lead", object_id=lead.id, name=lead.name,
        source=lead.source.name if lead.source else "",
    )  # fmt: skip
    scoring.score_one(lead.id)
    return lead


def save(actor: Actor, lead: Lead, values: Values) -> None:
    """Changes a loaded and locked lead."""
    if lead.status == "converted":
        raise Conflict("lead_is_converted", name=lead.name)
    values = tidied(values)
    fill(lead, "lead", values)
    if not name(lead):
        raise invalid("name", "required")
    derive(lead)
    if PLACE & set(values):
        locate(lead)
    lead.save()
    events.record(
        actor=actor, verb="lead.updated", resource="lead", object_id=lead.id, name=lead.name, fields=sorted(values)
    )
    scoring.score_one(lead.id)


def remove(actor: Actor, lead: Lead) -> None:
    """Deletes a lead and what was written about it; a converted one stays, its customer refers to it."""
    if lead.status == "converted":
        raise Conflict("lead_is_converted", name=lead.name)
    events.record(actor=actor, verb="lead.deleted", resource="lead", object_id=lead.id, name=lead.name)
    FollowUp.objects.filter(lead_id=lead.id, customer=None).delete()
    following.gone("lead", lead.id)
    lead.delete()


def give(rows: Sequence[Lead], owner: Member) -> list[Given]:
    """Gives locked leads to a member, without an event or a word to anybody; returns what brings them back
    (`customers.services.giving.give_back`)."""
    return giving.give(rows, owner)


def tidied(values: Values) -> Values:
    """The values in their one spelling."""
    tidy: dict[str, Any] = dict(values)
    for text in NAMING & set(tidy):
        tidy[text] = clean(tidy[text] or "")
    if "phone" in tidy:
        tidy["phone"] = canonical(tidy["phone"] or "")
    if "email" in tidy:
        tidy["email"] = (tidy["email"] or "").strip().lower()
    if "external_id" in tidy:
        tidy["external_id"] = tidy["external_id"] or None
    return tidy


def name(lead: Lead) -> str:
    """Fills name, company and contact person from each other; the name, empty when nothing names the lead."""
    named = completed(lead.name, lead.company, lead.contact_name)
    lead.name, lead.company, lead.contact_name = named
    lead.name = lead.name or lead.phone or lead.email
    return lead.name


def derive(lead: Lead) -> None:
    """The columns that follow from others."""
    lead.company_key = name_key(lead.company) if lead.company else ""
    lead.search = searched([lead.name, lead.company, lead.contact_name], lead.phone)


def searched(texts: Sequence[str], phone: str) -> str:
    """What a lead is found by; texts that say the same are taken once."""
    return search.vector(list(dict.fromkeys(texts)), [phone])


def locate(lead: Lead) -> None:
    """The territory follows from the address."""
    lead.territory_id = Places().territory(lead.province, lead.city, lead.district)
