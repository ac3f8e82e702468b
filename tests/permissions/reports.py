"""Routes of reports and plans; those of 小李."""

from datetime import date, timedelta

from tests.permissions.record import Record
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.reports.models import Plan, Report

_REPORT, _MEMBER, _PLAN = {"report_id": "report"}, {"member_id": "member"}, {"plan_id": "work_plan"}

RESOURCES = {"report": "read only, of people within reach; see reports/tests/test_reports.py"}
RECORDS: dict[str, Record] = {
    "GET /api/reports/members/{member_id}": Record(_MEMBER),
    "GET /api/reports/{report_id}": Record(_REPORT),
    "POST /api/reports/{report_id}/withdrawal": Record(_REPORT, {"version": 1}),
    "POST /api/reports/{report_id}/comments": Record(_REPORT, {"text": "好"}),
    "GET /api/reports/{report_id}/export": Record(_REPORT),
    "GET /api/plans/members/{member_id}": Record(_MEMBER),
    "GET /api/plans/{plan_id}": Record(_PLAN),
    "POST /api/plans/{plan_id}/answer": Record(_PLAN, {"version": 1, "verdict": "approved"}, ok=403),
}


def reports(owner: Member) -> dict[str, int | str]:
    """A report that may still be taken back, and a plan."""
    day, now = date(2031, 1, 6), clock.now()
    row = Report.objects.create(
        owner=owner, team=owner.team, kind="day", start=day, end=day, required=True, due_at=now + timedelta(1),
        status="submitted", submitted_at=now, snapshot={"sections": [], "area": "", "weather": ""},
    )  # fmt: skip
    plan = Plan.objects.create(owner=owner, team=owner.team, kind="day", start=day, end=day)
    return {"report": row.pk, "work_plan": plan.pk}
