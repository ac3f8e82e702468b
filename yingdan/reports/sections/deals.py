"""Deals of a report: begun, moved, won, lost – from the states that the database keeps of each deal."""

from typing import Any

from django.db.models import F, Q, QuerySet

from yingdan.deals.figures import fen
from yingdan.deals.models import Deal, DealState, Stage
from yingdan.reports.rules import composing
from yingdan.reports.types import Asked, Column, Found, Section

CHANGES = {
    "new": ("新建", "Begun"), "moved": ("推进", "Moved"), "won": ("赢单", "Won"), "lost": ("输单", "Lost"),
    "abandoned": ("搁置", "Abandoned"), "reopened": ("重新打开", "Reopened"),
}  # fmt: skip


def _changes(asked: Asked) -> QuerySet[DealState]:
    """States that began in the span with another status or stage than before, of deals that the person owned then."""
    began = Q(was_status=None) | ~Q(was_status=F("status")) | Q(status="open") & ~Q(was_stage=F("stage"))
    rows = DealState.objects.filter(began, owner=asked.member_id, since__gte=asked.since, since__lt=asked.until)
    return rows.order_by("since", "id")


def _what(row: DealState) -> str:
    if row.was_status is None:
        return "new"
    if row.status != row.was_status:
        return "reopened" if row.status == "open" else row.status
    return "moved"


def deals(asked: Asked) -> Found:
    """Changes of deals in their order; sums: the amount of what was won."""
    rows = _changes(asked)
    shown = list(rows[: asked.most])
    names = dict(Deal.objects.filter(id__in={one.deal_id for one in shown}).values_list("id", "name"))
    stages = dict(Stage.objects.values_list("id", "name"))
    found = [_row(one, names, stages) for one in shown if one.deal_id in names]
    won = sum(row["amount"] for row in found if row["what"] == "won")
    return Found(composing.numbered(found, "at"), max(rows.count(), len(found)), {"amount": won} if won else {})


def _row(one: DealState, names: dict[int, str], stages: dict[int, str]) -> dict[str, Any]:
    return {
        "at": one.since.isoformat(), "what": _what(one),
        "deal": {"resource": "deal", "id": one.deal_id, "label": names[one.deal_id]},
        "was": stages.get(one.was_stage_id or 0, ""), "stage": stages.get(one.stage_id, ""),
        "amount": fen(one.amount),
    }  # fmt: skip


SECTIONS = (
    Section("deals", ("商机进展", "Deals"), (
        Column("serial", ("序号", "No."), "number"), Column("deal", ("商机", "Deal"), "ref"),
        Column("what", ("变化", "What"), "choice", CHANGES), Column("was", ("原阶段", "From")),
        Column("stage", ("现阶段", "To")), Column("amount", ("金额", "Amount"), "money", field="deal.amount"),
        Column("at", ("时间", "Time"), "moment"),
    ), deals),
)  # fmt: skip
