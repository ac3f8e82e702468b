"""Routes of playbooks; what they say about 小李's deal."""

from tests.permissions.record import Record

_DEAL = {"deal_id": "deal"}
RECORDS: dict[str, Record] = {
    "GET /api/playbooks/deals/{deal_id}": Record(_DEAL),
    "POST /api/playbooks/deals/{deal_id}/tasks": Record(_DEAL, ok=409),
    "POST /api/playbooks/deals/{deal_id}/steps": Record(_DEAL, {"title": "演示", "measure": "demo"}, ok=201),
}
_COMPANY = "playbooks are the company's; `pipeline.manage` has no reach"
SHARED: dict[str, str] = {
    "GET /api/playbooks/evidence/{pipeline_id}": "sums of the whole company, of no deal in particular",
    "GET /api/playbooks/stages/{stage_id}": "playbooks are for everybody who works on deals",
    "PUT /api/playbooks/stages/{stage_id}/draft": _COMPANY,
    "DELETE /api/playbooks/stages/{stage_id}/draft": _COMPANY,
    "POST /api/playbooks/stages/{stage_id}/publication": _COMPANY,
}
