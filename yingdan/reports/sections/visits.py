"""Visits of a report, in the columns of the sales daily report 销售日报表."""

from typing import Any

from yingdan.customers.models import FollowUp
from yingdan.reports.rules import composing
from yingdan.reports.sections.contacts import _row, _rows
from yingdan.reports.types import Asked, Column, Found, Section


def visits(asked: Asked) -> Found:
    """Follow-ups by visit, with a serial number in the order in which they happened."""
    rows = _rows(asked, ["visit"])
    return Found(composing.numbered(map(_visit, rows[: asked.most]), "started"), rows.count())


def _visit(one: FollowUp) -> dict[str, Any]:
    row = _row(one)
    return {
        "started": row["at"], "span": [row["at"], None], "customer": row["customer"], "result": row["text"],
        "next_at": row["next_at"],
    }  # fmt: skip


SECTION = Section(
    "visits", ("拜访", "Visits"),
    (
        Column("serial", ("序号", "No."), "number"), Column("customer", ("客户", "Customer"), "ref"),
        Column("span", ("起止时间", "From – to"), "span"), Column("purpose", ("目的", "Purpose")),
        Column("result", ("结果", "Result")), Column("category", ("客户类别", "Category")),
        Column("next_at", ("下次拜访", "Next visit"), "moment"), Column("note", ("其他", "Other notes")),
    ),
    visits,
)  # fmt: skip
