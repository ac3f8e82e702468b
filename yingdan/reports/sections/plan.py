"""Plan against actual of a report: what was planned for the span, and what became of it."""

from typing import Any

from yingdan.reports.models import Plan, PlanItem
from yingdan.reports.rules import spans
from yingdan.reports.selectors import matched
from yingdan.reports.types import Asked, Column, Found, Section

WHATS = {
    "visit": ("拜访", "Visit"), "call": ("电话", "Call"), "contact": ("联系", "Contact"), "deal": ("商机", "Deal"),
    "task": ("任务", "Task"), "activity": ("活动量", "Activity"), "other": ("其他", "Other"),
}  # fmt: skip
STATES = {
    "open": ("待执行", "To do"), "done": ("已执行", "Done"), "early": ("提前执行", "Done early"),
    "late": ("推迟执行", "Done late"), "part": ("部分完成", "In part"), "missed": ("未执行", "Not done"),
    "dropped": ("已取消", "Dropped"),
}  # fmt: skip
ACTIVITIES = {
    "visits": ("拜访", "Visits"), "calls": ("电话", "Calls"), "demos": ("演示", "Demos"),
    "leads": ("新增客户", "New customers"), "deals": ("新增商机", "New deals"),
}  # fmt: skip


def plan(asked: Asked) -> Found:
    """The items of the plan for exactly this span."""
    kind = next(one for one in spans.KINDS if spans.containing(one, asked.start).end == asked.end)
    found = Plan.objects.filter(owner=asked.member_id, kind=kind, start=asked.start).first()
    if found is None:
        return Found([], 0)
    items = list(found.items.order_by("position", "id"))
    became = matched.of(found, items)
    rows = [_row(number, one, became[one.pk]) for number, one in enumerate(items, 1)]
    return Found(rows[: asked.most], len(rows))


def titled(one: PlanItem, english: bool) -> str:
    """What it was called, or so many of an activity in the reader's language."""
    if one.what != "activity":
        return one.title
    return f"{ACTIVITIES[one.kind][english]} × {one.quantity}" if one.kind in ACTIVITIES else one.title


def _title(one: PlanItem) -> str | dict[str, Any]:
    """As it is kept: an activity as its code, so that each reader has it in the own language."""
    if one.what != "activity" or one.kind not in ACTIVITIES:
        return one.title
    return {"code": one.kind, "quantity": one.quantity}


def _row(number: int, one: PlanItem, became: matched.Match) -> dict[str, Any]:
    return {
        "serial": number, "what": one.what, "title": _title(one), "state": became.state, "reason": one.reason,
        "day": became.day.isoformat() if became.day else "",
    }  # fmt: skip


SECTION = Section(
    "plan", ("计划与执行", "Plan and what came of it"),
    (
        Column("serial", ("序号", "No."), "number"), Column("what", ("类别", "What"), "choice", WHATS),
        Column("title", ("内容", "Item"), "counted", ACTIVITIES), Column("state", ("结果", "Result"), "choice", STATES),
        Column("day", ("发生日", "On"), "day"), Column("reason", ("原因", "Why")),
    ),
    plan,
)  # fmt: skip
