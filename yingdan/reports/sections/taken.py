"""Orders of a report from the outlet ledger, collections as visits took them."""

from typing import Any

from yingdan.outlets.models import LedgerEntry
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


ORDERED = Column("amount", ("金额", "Amount"), "money", field="ledger_entry.price")
COLUMNS = ("at", "day", "customer_id", "customer__name", "visit_uuid", "product__name", "ordered", "price", "note")


def orders(asked: Asked) -> Found:
    """Orders as the ledger has them now, from visits, the desk and imports alike; the sum is of all of them."""
    entries = LedgerEntry.objects.filter(
        member=asked.member_id, ordered__gt=0, at__gte=asked.since, at__lt=asked.until
    ).order_by("at", "id")
    made = taken.orders(taken.Line(*values) for values in entries.values_list(*COLUMNS))
    return _found(asked, [_order(one) for one in made])


def _order(one: taken.Order) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(), "note": " · ".join(one.notes), "lines": " · ".join(one.said), "amount": one.amount,
        "customer": _customer(one.customer_id, one.customer),
    }  # fmt: skip


def collections(asked: Asked) -> Found:
    """Money collected at visits that were ended; the sum is of all of it."""
    answers = StepAnswer.objects.filter(
        kind="collection", replaced=False, visit__member=asked.member_id, visit__status="done",
        visit__started_at__gte=asked.since, visit__started_at__lt=asked.until,
    ).select_related("visit__customer").order_by("visit__started_at", "id")  # fmt: skip
    rows = [_collection(one) for one in answers]
    return _found(asked, [one for one in rows if one["amount"]])


def _collection(one: StepAnswer) -> dict[str, Any]:
    visit = one.visit
    return {
        "at": visit.started_at.isoformat(), "note": str(one.answer.get("note") or ""),
        "method": str(one.answer.get("method") or ""), "amount": taken.collected(one.answer),
        "customer": _customer(visit.customer_id, visit.customer.name),
    }  # fmt: skip


def _customer(id: int, name: str) -> dict[str, Any]:
    return {"resource": "customer", "id": id, "label": name}


def _found(asked: Asked, rows: list[dict[str, Any]]) -> Found:
    sums = {"amount": sum(one["amount"] for one in rows)}
    return Found(composing.numbered(rows, "at")[: asked.most], len(rows), sums)


SECTIONS = (
    Section("orders", ("订单", "Orders"), (
        SERIAL, CUSTOMER, Column("lines", ("产品与数量", "Products")), ORDERED, NOTE, AT,
    ), orders),
    Section("collections", ("回款", "Collections"), (
        SERIAL, CUSTOMER, AMOUNT, Column("method", ("方式", "Method"), "choice", METHODS), NOTE, AT,
    ), collections),
)  # fmt: skip
