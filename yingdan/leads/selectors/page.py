"""What the head of a lead's page shows."""

from typing import Any

from yingdan.customers.models import FollowUp
from yingdan.customers.selectors import visible_customers
from yingdan.deals.selectors.deals import visible_deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.leads.models import Lead
from yingdan.leads.selectors import undoing, visible_leads
from yingdan.platform.models import StoredFile
from yingdan.platform.resources import hiding

_REFS = ("owner", "team", "source", "same_lead", "same_customer", "converted_customer", "converted_contact",
         "converted_deal")  # fmt: skip


def head(actor: Actor, lead_id: int) -> dict[str, Any]:
    """Facts, steps, what it became, and whether that can be taken back."""
    lead = visible_leads(actor).select_related(*_REFS).filter(id=lead_id).first()
    if lead is None:
        raise NotFound
    now, reach = clock.now(), _reach(actor, lead)
    is_open = lead.status in Lead.OPEN
    plan, last = lead.next_contact_at, lead.last_followup_at
    return {
        **{name: getattr(lead, name) for name in
           ("id", "version", "name", "company", "status", "grade", "score", "invalid_reason", "campaign")},
        "phone": hiding.shown(actor, "lead", "phone", lead.phone),
        "can_edit": lead.status != "converted" and "edit" in reach,
        "can_convert": is_open and "convert" in reach,
        **{name: _ref(getattr(lead, name)) for name in ("owner", "team", "source", "same_lead")},
        "same_customer": _seen(visible_customers(actor), lead.same_customer) if actor.may("customer.read") else None,
        "converted_customer": _seen(visible_customers(actor), lead.converted_customer),
        "converted_contact": _ref(lead.converted_contact),
        "converted_deal": _seen(visible_deals(actor), lead.converted_deal) if actor.may("deal.read") else None,
        "steps": steps(lead),
        "last_followup_at": last,
        "days_since_followup": (clock.today() - clock.business_day(last)).days if last else None,
        "next_contact_at": plan,
        "next_contact_overdue": bool(plan and plan < now),
        "undo": _undo(actor, lead) if "convert" in reach else None,
        "tabs": {
            "followups": FollowUp.objects.filter(lead_id=lead.id).count(),
            "files": StoredFile.objects.filter(resource="lead", object_id=lead.id).count(),
        },
    }  # fmt: skip


def steps(lead: Lead) -> list[dict[str, Any]]:
    """The way of the lead: each status with the moment it was reached."""
    way = [("new", lead.created_at), ("contacted", lead.contacted_at), ("qualified", lead.qualified_at)]
    end = [("invalid", lead.invalid_at)] if lead.status == "invalid" else [("converted", lead.converted_at)]
    return [{"status": status, "at": at} for status, at in way + end]


def _reach(actor: Actor, lead: Lead) -> set[str]:
    return {one for one in ("edit", "convert") if visible_leads(actor, one).filter(id=lead.id).exists()}


def _undo(actor: Actor, lead: Lead) -> dict[str, Any] | None:
    conversion = undoing.of(lead)
    if conversion is None:
        return None
    reasons = undoing.hindrances(actor, conversion)
    return {"possible": not reasons, "reasons": reasons}


def _ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.id, "label": row.name} if row else None


def _seen(rows: Any, row: Any) -> dict[str, Any] | None:
    """A record that the actor may open."""
    return _ref(row) if row and rows.filter(id=row.id).exists() else None
