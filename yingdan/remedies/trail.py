"""What the audit trail calls remedies and plan reviews."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.words import describe


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


describe(
    "remedies_remedy", ("补救措施", "Remedy"),
    Field("starts_on", ("期间开始", "Period from"), "date"),
    Field("ends_on", ("期间结束", "Period until"), "date"),
    _number("gap", "当时缺口（分）", "Gap at that time, fen"),
    Field("by_name", ("布置人姓名", "Assigned by, name")),
    _number("task_id", "任务", "Task"),
    Field("effect", ("效果明细", "Effect in figures")),
    title="note",
)  # fmt: skip
describe(
    "remedies_review", ("计划与评估", "Plan review"),
    Field("member_id", ("销售", "Rep"), "ref", ref="member"),
    Field("team_id", ("部门", "Team"), "ref", ref="team"),
    Field("month", ("月份", "Month"), "date"),
    _number("number", "版本", "Version"),
    Field("status", ("状态", "State"), "choice", choices=(
        Choice("draft", ("待签", "To be signed")), Choice("signed", ("已签字", "Signed")),
        Choice("replaced", ("已被修订", "Revised")),
    )),
    _number("target", "目标（分）", "Target, fen"),
    _number("won", "当时已成交（分）", "Won then, fen"),
    _number("visits_week", "每周陪访次数", "Joint visits a week"),
    _number("chance_member", "本人把握（%）", "Chance, the rep's word"),
    _number("chance_manager", "主管把握（%）", "Chance, the superior's word"),
    Field("remark_member", ("本人说明", "The rep's remark"), "longtext"),
    Field("remark_manager", ("主管意见", "The superior's remark"), "longtext"),
    Field("made_by_id", ("准备人", "Prepared by"), "ref", ref="member"),
    Field("member_signed_at", ("本人签字时间", "Rep signed at"), "datetime"),
    Field("manager_id", ("主管", "Superior"), "ref", ref="member"),
    Field("manager_name", ("主管姓名", "Superior, name")),
    Field("manager_signed_at", ("主管签字时间", "Superior signed at"), "datetime"),
    title="member__name",
)  # fmt: skip
REVIEW = _number("review_id", "计划与评估", "Plan review")
describe(
    "remedies_reviewline", ("评估中的商机", "Deal of a review"),
    REVIEW,
    _number("position", "顺序", "Order"),
    Field("deal_id", ("商机", "Deal"), "ref", ref="deal"),
    Field("name", ("名称", "Name")),
    Field("prediction", ("预测", "Prediction"), "choice", choices=(
        Choice("won", ("本月成交", "Won this month")), Choice("slips", ("推迟", "Slips")),
        Choice("lost", ("丢单", "Lost")),
    )),
    _number("amount", "预计金额（分）", "Amount, fen"),
    Field("close_on", ("预计日期", "Expected on"), "date"),
    Field("remedy", ("措施", "Remedy")),
    Field("was_stage", ("当时阶段", "Stage then")),
    _number("was_chance", "当时赢率", "Win rate then"),
    _number("was_amount", "当时金额（分）", "Amount then, fen"),
    Field("was_close", ("当时预计成交日", "Expected close then"), "date"),
    title="name",
)  # fmt: skip
describe(
    "remedies_reviewvisit", ("陪访", "Joint visit"),
    REVIEW, Field("day", ("日期", "Day"), "date"), _number("line_id", "商机", "Deal"),
)  # fmt: skip
describe(
    "remedies_reviewcheck", ("周检查", "Weekly check"),
    REVIEW,
    Field("week", ("周", "Week"), "date"),
    Field("figures", ("数据", "Figures")),
    Field("note", ("说明", "Note")),
    Field("by_id", ("检查人", "By"), "ref", ref="member"),
    Field("by_name", ("检查人姓名", "By, name")),
    Field("at", ("时间", "At"), "datetime"),
)  # fmt: skip
