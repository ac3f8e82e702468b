"""Routes of customers and deals."""

from tests.permissions.record import Record

_CUSTOMER, _DEAL = {"customer_id": "customer"}, {"deal_id": "deal"}
_FOLLOWUP = {"text": "谈得不错"}

RECORDS: dict[str, Record] = {
    "GET /api/customers/{customer_id}/summary": Record(_CUSTOMER),
    "POST /api/customers/{customer_id}/followups": Record(_CUSTOMER, _FOLLOWUP, ok=201),
    "GET /api/customers/{customer_id}/contacts": Record(_CUSTOMER),
    "POST /api/customers/{customer_id}/contacts": Record(_CUSTOMER, {"name": "吴女士"}, ok=201),
    "GET /api/customers/{customer_id}/collaborators": Record(_CUSTOMER),
    "POST /api/customers/{customer_id}/collaborators": Record(_CUSTOMER, {"member_id": "$colleague"}),
    "DELETE /api/customers/{customer_id}/collaborators/{member_id}": Record(
        {**_CUSTOMER, "member_id": "helper"}, ok=204
    ),
    "POST /api/customers/{customer_id}/assign": Record(_CUSTOMER, {"owner_id": "$mate"}, by="mate"),
    "GET /api/customers/{customer_id}/owners": Record(_CUSTOMER),
    "POST /api/customers/merges/{merge_id}/undo": Record({"merge_id": "merge"}),
    "GET /api/deals/{deal_id}/summary": Record(_DEAL),
    "POST /api/deals/{deal_id}/stage": Record(_DEAL, {"stage_id": "$next_stage", "version": 1}),
    "POST /api/deals/{deal_id}/win": Record(_DEAL, {"version": 1}),
    "POST /api/deals/{deal_id}/lose": Record(_DEAL, {"version": 1, "reason_id": "$reason"}),
    "POST /api/deals/{deal_id}/abandon": Record(_DEAL, {"version": 1, "note": "预算取消"}),
    "POST /api/deals/{deal_id}/reopen": Record(_DEAL, {"version": 1}, ok=409),
    "POST /api/deals/{deal_id}/assign": Record(_DEAL, {"owner_id": "$mate"}, by="mate"),
    "GET /api/deals/{deal_id}/stages": Record(_DEAL),
    "GET /api/deals/{deal_id}/lines": Record(_DEAL),
    "PUT /api/deals/{deal_id}/lines": Record(_DEAL, {"version": 1, "lines": []}),
    "GET /api/deals/{deal_id}/team": Record(_DEAL),
    "POST /api/deals/{deal_id}/team": Record(_DEAL, {"member_id": "$colleague"}),
    "DELETE /api/deals/{deal_id}/team/{member_id}": Record({**_DEAL, "member_id": "helper"}, ok=204),
    "GET /api/deals/{deal_id}/gate": Record(_DEAL),
    "PUT /api/deals/{deal_id}/checks/{criterion_id}": Record(
        {**_DEAL, "criterion_id": "criterion"}, {"done": True}, ok=204
    ),
    "GET /api/deals/{deal_id}/evidence": Record(_DEAL),
    "POST /api/deals/{deal_id}/evidence": Record(_DEAL, {"kind_id": "$act"}, ok=201),
    "DELETE /api/deals/{deal_id}/evidence/{evidence_id}": Record({**_DEAL, "evidence_id": "evidence"}, ok=204),
    "GET /api/deals/{deal_id}/people": Record(_DEAL),
    "PUT /api/deals/{deal_id}/people/{contact_id}": Record({**_DEAL, "contact_id": "contact"}, {"role": "user"}),
    "DELETE /api/deals/{deal_id}/people/{contact_id}": Record({**_DEAL, "contact_id": "boss"}, ok=204),
    "PUT /api/deals/{deal_id}/credit": Record(_DEAL, {"shares": [{"member_id": "$deal_owner", "percent": "100"}]}),
    "GET /api/deals/{deal_id}/requests": Record(_DEAL),
    "POST /api/deals/{deal_id}/requests": Record(_DEAL, {"member_ids": ["$colleague"], "text": "写方案"}, ok=201),
    "POST /api/deals/{deal_id}/followups": Record(_DEAL, _FOLLOWUP, ok=201),
}

_PIPELINE = "pipelines are the company's; `pipeline.manage` has no reach"
SHARED: dict[str, str] = {
    "POST /api/deals/board/{stage_id}/cards": "shows only deals within reach; see deals/tests",
    "PATCH /api/pipelines/{pipeline_id}": _PIPELINE,
    "POST /api/pipelines/{pipeline_id}/stages": _PIPELINE,
    "PUT /api/pipelines/{pipeline_id}/order": _PIPELINE,
    "PATCH /api/stages/{stage_id}": _PIPELINE,
    "GET /api/pipelines/{pipeline_id}/gates": "what deals need is known to everybody who works with deals",
    "PUT /api/stages/{stage_id}/gate": _PIPELINE,
    "PATCH /api/evidence-kinds/{kind_id}": _PIPELINE,
    "POST /api/stages/{stage_id}/archiving": _PIPELINE,
    "GET /api/pipelines/{pipeline_id}/gate-report": "counts only deals within reach; see deals/tests/test_gate_report",
    "GET /api/pipelines/{pipeline_id}/gate-report/behind": "only deals within reach; see deals/tests/test_gate_report",
    "GET /api/competitors/{competitor_id}/figures": "the catalogue is the company's, its figures are of deals in reach",
    "POST /api/deal-requests/{request_id}/answer": "only the one who was asked; see deals/tests/test_people",
    "POST /api/deal-requests/{request_id}/withdraw": "only the one who asked; see deals/tests/test_people",
    "POST /api/deal-requests/{request_id}/finish": "only the two concerned; see deals/tests/test_people",
    "PATCH /api/close-reasons/{reason_id}": _PIPELINE,
}
