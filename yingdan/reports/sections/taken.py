"""Orders and collections of a report, as taken at visits."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from yingdan.catalog.models import Product
from yingdan.reports.rules import composing, taken
from yingdan.reports.types import Asked, Column, Found, Section
from yingdan.visits.models import StepAnswer

METHODS = {
    "cash": ("现金", "Cash"), "transfer": ("转账", "Transfer"), "wechat": ("微信", "WeChat"),
    "alipay": ("支付宝", "Alipay"), "cheque": ("支票", "Cheque"), "other": ("其他", "Other"),
}  # fmt: skip
SERIAL = Column("serial", ("序号", "No."), "number")
CUSTOMER = Column("customer", ("客户", "Customer"), "ref")
AT = Column("at", ("时间", "Time"), "moment")
AMOUNT = Column("amount", ("金额", "Amount"), "money")
NOTE = Column("note", ("备注", "Note"))


def _answers(asked: Asked, kind: str) -> QuerySet[StepAnswer]:
    """Those that count, of visits that were ended."""
    return (
        StepAnswer.objects.filter(
            kind=kind, replaced=False, visit__member=asked.member_id, visit__status="done",
            visit__started_at__gte=asked.since, visit__started_at__lt=asked.until,
        )
        .select_related("visit__customer")
        .order_by("visit__started_at", "id")
    )  # fmt: skip


def _found(asked: Asked, kind: str, row: Callable[[StepAnswer], dict[str, Any]]) -> Found:
    rows = [row(one) for one in _answers(asked, kind)]
    rows = [one for one in rows if one["amount"] or one.get("lines")]
    return Found(
        composing.numbered(rows, "at")[: asked.most], len(rows), {"amount": sum(one["amount"] for one in rows)}
    )


def _row(one: StepAnswer) -> dict[str, Any]:
    visit = one.visit
    return {
        "at": visit.started_at.isoformat(), "note": str(one.answer.get("note") or ""),
        "customer": {"resource": "customer", "id": visit.customer_id, "label": visit.customer.name},
    }  # fmt: skip


def orders(asked: Asked) -> Found:
    """Orders taken; the sum is of all of them."""
    ids = {line.get("product_id") for one in _answers(asked, "order") for line in one.answer.get("lines") or ()}
    names = dict(Product.objects.filter(id__in=[one for one in ids if one]).values_list("id", "name"))
    return _found(asked, "order", lambda one: {
        **_row(one), "lines": taken.order_text(one.answer, names), "amount": taken.order_amount(one.answer),
    })  # fmt: skip


def collections(asked: Asked) -> Found:
    """Money collected; the sum is of all of it."""
    return _found(asked, "collection", lambda one: {
        **_row(one), "method": str(one.answer.get("method") or ""), "amount": taken.collected(one.answer),
    })  # fmt: skip


SECTIONS = (
    Section("orders", ("订单", "Orders"), (
        SERIAL, CUSTOMER, Column("lines", ("产品与数量", "Products")), AMOUNT, NOTE, AT,
    ), orders),
    Section("collections", ("回款", "Collections"), (
        SERIAL, CUSTOMER, AMOUNT, Column("method", ("方式", "Method"), "choice", METHODS), NOTE, AT,
    ), collections),
)  # fmt: skip
