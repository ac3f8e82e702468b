"""Visits, calls and other contacts of a report: from the follow-ups that the person wrote."""

from functools import partial
from typing import Any

from django.db.models import Count, QuerySet

from yingdan.customers.models import FollowUp
from yingdan.reports.rules import composing
from yingdan.reports.types import Asked, Column, Found, Section

WHO = Column("customer", ("客户", "Customer"), "ref")
AT = Column("at", ("时间", "Time"), "moment")
TEXT = Column("text", ("内容", "What was said"))
NEXT = Column("next_at", ("下次联系", "Next contact"), "moment")
OTHERS = {
    "wechat": ("微信", "WeChat"), "meeting": ("会议", "Meeting"), "demo": ("演示", "Demo"),
    "email": ("邮件", "E-mail"), "other": ("其他", "Other"),
}  # fmt: skip


def in_span(asked: Asked, methods: list[str]) -> QuerySet[FollowUp]:
    """Follow-ups of these methods in their order."""
    rows = FollowUp.objects.filter(
        owner=asked.member_id, method__in=methods, happened_at__gte=asked.since, happened_at__lt=asked.until
    )
    return rows.select_related("customer", "contact").order_by("happened_at", "id")


def _row(one: FollowUp) -> dict[str, Any]:
    return {
        "at": one.happened_at.isoformat(), "customer": who(one), "contact": one.contact.name if one.contact else "",
        "method": one.method, "text": one.text,
        "next_at": one.next_contact_at.isoformat() if one.next_contact_at else None,
    }  # fmt: skip


def who(one: FollowUp) -> dict[str, Any] | None:
    """The customer of a follow-up; None where it is with a lead."""
    if one.customer is None:
        return {"resource": "lead", "id": one.lead_id, "label": f"#{one.lead_id}"} if one.lead_id else None
    return {"resource": "customer", "id": one.customer_id, "label": one.customer.name}


def contacts(methods: list[str], asked: Asked) -> Found:
    """Follow-ups of these methods in the order in which they happened; sums by method where there are several."""
    rows = in_span(asked, methods)
    counted = dict(rows.order_by().values_list("method").annotate(Count("id")))
    return Found(composing.numbered(map(_row, rows[: asked.most]), "at"), sum(counted.values()))


SECTIONS = (
    Section("calls", ("电话", "Calls"), (
        Column("serial", ("序号", "No."), "number"), AT, WHO, Column("contact", ("联系人", "Contact")), TEXT, NEXT,
    ), partial(contacts, ["call"])),
    Section("contacts", ("其他联系", "Other contacts"), (
        Column("serial", ("序号", "No."), "number"), AT,
        Column("method", ("方式", "Method"), "choice", OTHERS), WHO, TEXT, NEXT,
    ), partial(contacts, list(OTHERS))),
)  # fmt: skip
