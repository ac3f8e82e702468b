"""What the audit trail calls activity targets."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.words import describe
from yingdan.targets.trail import MEMBER, TARGET

KINDS = (
    Choice("leads", ("新增客户", "New customers")), Choice("visits", ("拜访", "Visits")),
    Choice("calls", ("电话", "Calls")), Choice("demos", ("演示", "Demos")), Choice("quotes", ("报价", "Quotes")),
    Choice("deals", ("新商机", "New deals")),
)  # fmt: skip
describe(
    "targets_activitytarget", ("行动目标", "Activity target"),
    TARGET, MEMBER,
    Field("kind", ("行动", "Activity"), "choice", choices=KINDS),
    Field("per_week", ("每周", "A week"), "integer"),
    Field("starts_on", ("开始日期", "From"), "date"),
    Field("ends_on", ("结束日期", "Until"), "date"),
    Field("by_id", ("设定人", "Set by"), "ref", ref="member"),
    Field("at", ("设定时间", "Set at"), "datetime"),
    Field("change_id", ("设定批次", "Set in"), "integer"),
    Field("replaced_by_id", ("被批次替换", "Replaced in"), "integer"),
    title="member__name",
)  # fmt: skip
describe(
    "targets_activitychange", ("行动目标设定", "Setting of activity targets"),
    Field("team_id", ("团队", "Team"), "ref", ref="team"),
    Field("starts_on", ("开始日期", "From"), "date"),
    Field("ends_on", ("结束日期", "Until"), "date"),
    Field("people", ("人数", "People"), "integer"),
    Field("asked", ("试算条件", "Worked out for"), "longtext"),
    Field("by_id", ("设定人", "Set by"), "ref", ref="member"),
    Field("at", ("设定时间", "Set at"), "datetime"),
    Field("undone_by_id", ("撤销人", "Undone by"), "ref", ref="member"),
    Field("undone_at", ("撤销时间", "Undone at"), "datetime"),
    title="starts_on",
)  # fmt: skip
