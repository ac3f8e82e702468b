"""Routes of risks, and a risk of 小李's."""

from datetime import timedelta
from typing import Any

from tests.permissions.record import Record
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.risks.models import Risk

OWNED: dict[str, dict[str, Any]] = {"risk": {"plan_b": "请总监出面"}}
_RISK, _RAISED = {"risk_id": "risk"}, {"risk_id": "risk_raised"}
_RULE = "rules are the company's; `risk_setup.manage` has no reach"
RECORDS: dict[str, Record] = {
    "GET /api/risks/{risk_id}": Record(_RISK),
    "POST /api/risks/{risk_id}/status": Record(_RISK, {"version": 1, "status": "watching"}),
    "POST /api/risks/{risk_id}/review": Record(_RISK, {"version": 1, "review_on": "2999-01-01"}),
    "POST /api/risks/{risk_id}/taking": Record(_RAISED, {"version": 1}),
}
SHARED: dict[str, str] = {
    "GET /api/risks/about/{resource}/{record_id}": "as far as the record is seen; see risks/tests/test_seeing.py",
    "PUT /api/risk-rules/{code}": _RULE,
}


def risks(owner: Member) -> dict[str, int | str]:
    """A risk raised by hand and one that a rule raised."""
    day = clock.today() + timedelta(7)
    values: dict[str, Any] = {
        "owner": owner, "team": owner.team, "kind": "market", "probability": 3, "impact": 3, "score": 9,
        "level": "medium", "review_on": day,
    }  # fmt: skip
    risk = Risk.objects.create(title="铜价上涨", **values)
    raised = Risk.objects.create(title="大华", rule="customer_churn", subject="customer:0", signal=True, **values)
    return {"risk": risk.pk, "risk_raised": raised.pk}
