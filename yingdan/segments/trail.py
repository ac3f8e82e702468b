"""What the audit trail calls schemes, settings, fixed classes and losses."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

CUSTOMER = Field("customer_id", ("客户", "Customer"), "ref", ref="customer")
NAME, ORDER = Field("name", ("名称", "Name")), Field("position", ("顺序", "Order"), "integer")
BY = Field("by_id", ("操作人", "By"), "ref", ref="member")
BY_NAME = Field("by_name", ("操作人姓名", "By, name"))


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


describe(
    "segments_scheme", ("分级方案", "Scheme of classes"),
    NAME,
    Field("method", ("方式", "Method"), "choice", choices=(
        Choice("value", ("成交额占比", "Share of value")), Choice("rfm", ("RFM", "RFM")),
        Choice("rule", ("按条件", "By rule")),
    )),
    _number("months", "统计月数", "Months"),
    _number("share_a", "A 类占比", "Share of A"),
    _number("share_b", "B 类占比", "Share of B"),
    _number("points_a", "A 类分数", "Points for A"),
    _number("points_b", "B 类分数", "Points for B"),
    Field("rules", ("条件", "Rules")),
    Field("rest", ("其余客户", "The rest")),
    Field("condition", ("适用客户", "Customers")),
    Field("nightly", ("每晚自动", "Every night"), "boolean"),
    title="name",
    words={"rules": rewritten, "condition": rewritten},
)  # fmt: skip
describe(
    "segments_setup", ("拜访与预警设置", "Visits and warnings"),
    _number("visit_a", "A 类拜访周期", "Visit A every"),
    _number("visit_b", "B 类拜访周期", "Visit B every"),
    _number("visit_c", "C 类拜访周期", "Visit C every"),
    _number("visit_none", "未分类拜访周期", "Visit unclassed every"),
    Field("face_to_face", ("只算当面拜访", "Face to face only"), "boolean"),
    _number("factor", "预警倍数（%）", "Warning at, percent"),
    _number("min_days", "最少天数", "At least, days"),
    _number("dormant_days", "休眠天数", "Dormant after, days"),
    Field("notice", ("每周提醒", "Weekly notice"), "boolean"),
    Field("priors", ("各类通常间隔", "Usual gaps")),
    Field("checked", ("预警核对", "Check of the warning")),
    Field("worked_on", ("计算日", "Worked out on"), "date"),
    Field("told_on", ("提醒日", "Told on"), "date"),
    words={"priors": rewritten, "checked": rewritten},
)  # fmt: skip
describe(
    "segments_pin", ("固定分类", "Fixed class"),
    CUSTOMER, Field("reason", ("原因", "Why")), BY, BY_NAME, Field("at", ("时间", "When"), "datetime"),
    title="reason",
)  # fmt: skip
describe(
    "segments_lostreason", ("流失原因", "Reason of loss"),
    NAME, ORDER, Field("archived_at", ("停用时间", "Archived"), "datetime"), title="name",
)  # fmt: skip
describe(
    "segments_loss", ("流失记录", "Loss of a customer"),
    CUSTOMER,
    Field("lost_at", ("流失时间", "Lost"), "datetime"),
    Field("status_before", ("流失前状态", "Status before")),
    Field("owner_id", ("流失时负责人", "Owner when lost"), "ref", ref="member"),
    BY_NAME,
    Field("reason_id", ("流失原因", "Reason")),
    Field("competitor", ("竞争对手", "Competitor")),
    Field("note", ("说明", "Note")),
    Field("back_at", ("挽回时间", "Won back"), "datetime"),
    Field("back_by", ("挽回人", "Won back by")),
    Field("back_note", ("挽回说明", "How it was won back")),
    title="competitor",
)  # fmt: skip
