"""Routes of leads, and a lead of 小李's."""

from typing import Any

from tests.permissions.record import Record
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.leads.models import Conversion, Lead, Source
from yingdan.org.models import Member

_LEAD, _DONE = {"lead_id": "lead"}, {"lead_id": "converted_lead"}

OWNED: dict[str, dict[str, Any]] = {"lead": {"need": "要 20 套"}}
RESOURCES = {"source": "where leads come from is the company's"}
RECORDS: dict[str, Record] = {
    "GET /api/leads/{lead_id}/summary": Record(_LEAD),
    "POST /api/leads/{lead_id}/followups": Record(_LEAD, {"text": "谈得不错"}, ok=201),
    "POST /api/leads/{lead_id}/assign": Record(_LEAD, {"owner_id": "$mate"}, by="mate"),
    "GET /api/leads/{lead_id}/owners": Record(_LEAD),
    "POST /api/leads/{lead_id}/status": Record(_LEAD, {"status": "qualified"}),
    "GET /api/leads/{lead_id}/conversion": Record(_LEAD),
    "POST /api/leads/{lead_id}/conversion": Record(_LEAD, {"version": 1, "customer": {"values": {"name": "新客户"}}}),
    "DELETE /api/leads/{lead_id}/conversion": Record(_DONE),
    "GET /api/leads/{lead_id}/score": Record(_LEAD),
}
_FORM = "web forms are the company's; `lead_setup.manage` has no reach"
_CARD = "a card is seen by who scanned it only; see leads/tests/test_cards.py"
_PUBLIC = "visitors of web sites know a form by its token; see leads/tests/test_forms.py"
SHARED: dict[str, str] = {
    "GET /api/public/forms/{token}": _PUBLIC,
    "POST /api/public/forms/{token}": _PUBLIC,
    "GET /api/public/forms/{token}/page": _PUBLIC,
    "GET /api/public/forms/{token}/embed.js": _PUBLIC,
    "GET /api/lead-cards/{card_id}": _CARD,
    "POST /api/lead-cards/{card_id}/lead": _CARD,
    "PUT /api/lead-forms/{form_id}": _FORM,
    "POST /api/lead-forms/submissions/{submission_id}/decision": _FORM,
    "POST /api/leads/board/{column}/cards": "shows only leads within reach; see leads/tests",
}


def leads(owner: Member) -> dict[str, int | str]:
    """An open lead and a converted one."""
    mine = {"owner": owner, "team": owner.team, "created_by": owner}
    source = Source.objects.create(name="试验来源", kind="phone", path="900001")
    Source.objects.filter(id=source.id).update(path=str(source.id))
    lead = Lead.objects.create(name="王经理", source=source, **mine)
    customer = Customer.objects.create(name="大华二公司", name_key="大华二", **mine)
    done = Lead.objects.create(
        name="李经理", status="converted", converted_at=clock.now(), converted_customer=customer, **mine
    )
    Conversion.objects.create(
        lead=done, customer_id=customer.pk, made={"customer": customer.pk}, by=owner,
        before={"status": "new", "invalid_reason": "", "contacted_at": None, "qualified_at": None, "invalid_at": None,
                "next_contact_at": None, "versions": {"customer": 1}, "files": [], "customer": {}},
    )  # fmt: skip
    return {"lead": lead.pk, "converted_lead": done.pk, "source": source.pk}
