"""Visits of a report in the columns of the sales daily report 销售日报表: check-ins, and follow-ups by visit alone."""

from typing import Any

from django.db.models import QuerySet

from yingdan.customers.models import FollowUp
from yingdan.reports.rules import composing
from yingdan.reports.sections.contacts import in_span, who
from yingdan.reports.types import Asked, Column, Found, Section
from yingdan.visits.models import Visit

PURPOSES = {
    "order": ("订货", "Order"), "collect": ("收款", "Collect"), "develop": ("开发", "Develop"),
    "serve": ("服务", "Serve"), "explain": ("说明", "Explain"),
}  # fmt: skip
CATEGORIES = {"develop": ("开发", "To develop"), "new": ("新增", "New"), "existing": ("原有", "Existing")}


def made(asked: Asked) -> QuerySet[Visit]:
    """Visits that were ended, of the person and the span."""
    return Visit.objects.filter(
        member=asked.member_id, status="done", started_at__gte=asked.since, started_at__lt=asked.until
    )


def visits(asked: Asked) -> Found:
    """With a serial number in the order in which they began. A visit and the follow-up that it wrote are one."""
    checked = made(asked).select_related("customer").order_by("started_at", "id")
    written = in_span(asked, ["visit"]).filter(visit=None)
    rows = [*map(_visit, checked[: asked.most]), *map(_followup, written[: asked.most])]
    shown = composing.numbered(rows, "started")[: asked.most]
    return Found(shown, checked.count() + written.count())


def _visit(one: Visit) -> dict[str, Any]:
    ended = one.ended_at.isoformat() if one.ended_at else None
    return {
        "started": one.started_at.isoformat(), "span": [one.started_at.isoformat(), ended],
        "customer": {"resource": "customer", "id": one.customer_id, "label": one.customer.name},
        "purpose": one.purpose, "result": one.result, "category": one.category,
        "next_at": one.next_visit_at.isoformat() if one.next_visit_at else None, "note": one.note,
        "weather": one.weather,
    }  # fmt: skip


def _followup(one: FollowUp) -> dict[str, Any]:
    at = one.happened_at.isoformat()
    return {
        "started": at, "span": [at, None], "customer": who(one), "result": one.text,
        "next_at": one.next_contact_at.isoformat() if one.next_contact_at else None,
    }  # fmt: skip


SECTION = Section(
    "visits", ("拜访", "Visits"),
    (
        Column("serial", ("序号", "No."), "number"), Column("customer", ("客户", "Customer"), "ref"),
        Column("span", ("起止时间", "From – to"), "span"),
        Column("purpose", ("目的", "Purpose"), "choice", PURPOSES), Column("result", ("结果", "Result")),
        Column("category", ("客户类别", "Category"), "choice", CATEGORIES),
        Column("next_at", ("下次拜访", "Next visit"), "moment"), Column("note", ("其他", "Other notes")),
    ),
    visits,
)  # fmt: skip
