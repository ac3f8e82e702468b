"""What the audit trail calls what risks keep beside the fields of lists."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.words import describe
from yingdan.risks.types import RULES


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


def _money(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "money")


describe(
    "risks_risk", ("风险", "Risk"),
    Field("subject", ("对象", "Subject")),
    Field("amount_follows", ("金额取自商机", "Amount is the deal's"), "boolean"),
    Field("params", ("信号明细", "What the rule saw")),
    Field("reminded_for", ("已提醒的复查日", "Review day reminded of"), "date"),
    Field("told_for", ("已上报的复查日", "Review day the superior was told of"), "date"),
)  # fmt: skip
describe(
    "risks_rule", ("风险规则", "Risk rule"),
    Field("code", ("规则", "Rule"), "choice", choices=RULES),
    Field("active", ("启用", "Active"), "boolean"),
    _number("probability", "可能性", "Probability"),
    _number("impact", "影响", "Impact"),
    _money("amount", "金额下限", "Least amount"),
    _number("days", "天数", "Days"),
    _number("count", "次数", "Count"),
    _number("percent", "百分比", "Percent"),
    title="code",
)  # fmt: skip
describe(
    "risks_setup", ("风险设置", "Risk settings"),
    _money("impact_2", "影响 2 级起", "Impact 2 from"),
    _money("impact_3", "影响 3 级起", "Impact 3 from"),
    _money("impact_4", "影响 4 级起", "Impact 4 from"),
    _money("impact_5", "影响 5 级起", "Impact 5 from"),
    _number("review_days", "复查间隔天数", "Reviewed every days"),
    _number("tell_days", "逾期几天上报上级", "Superior told after days"),
    Field("looked_at", ("最近检查时间", "Last looked at"), "datetime"),
    Field("looked_on", ("最近检查日", "Last looked on"), "date"),
    Field("told_on", ("最近提醒日", "Last told on"), "date"),
)  # fmt: skip
