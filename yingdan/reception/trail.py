"""What the audit trail calls columns of the reception desk that are no fields of a resource."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

MEMBER = Field("member_id", ("成员", "Member"), "ref", ref="member")

describe(
    "reception_reception", ("接待登记", "Reception"),
    Field("grounds", ("归属依据", "Grounds of the attribution")),
    Field("turn_id", ("轮次", "Turn"), "integer"),
    Field("by_id", ("登记人", "Registered by"), "ref", ref="member"),
    Field("passed", ("通知后未到", "Called, did not come")),
    words={"grounds": rewritten, "passed": rewritten},
)  # fmt: skip
describe(
    "reception_rota", ("值班组", "Rota"),
    Field("name", ("名称", "Name")),
    Field("active", ("启用", "On"), "boolean"),
    Field("position", ("顺序", "Order"), "integer"),
    Field("shifts", ("班次", "Shifts")),
    Field("sequence", ("轮次编号", "Last number"), "integer"),
    Field("by", ("按人或按团队", "Persons or teams")),
    Field("excluded", ("不参加的人", "Left out")),
    Field("workdays_only", ("仅工作日", "Workdays only"), "boolean"),
    title="name",
    words={"shifts": rewritten, "excluded": rewritten},
)  # fmt: skip
describe(
    "reception_seat", ("轮序位置", "Place in a rota"),
    Field("rota_id", ("值班组", "Rota"), "integer"),
    MEMBER,
    Field("place", ("位置", "Place"), "integer"),
    Field("owed", ("待补轮次", "Turns owed")),
    Field("busy_until", ("忙碌至", "Busy until"), "datetime"),
    Field("busy_reason", ("忙碌原因", "Why busy")),
    Field("busy_by", ("由谁跳过", "Passed over by")),
    title="member__name",
    words={"owed": rewritten},
)  # fmt: skip
describe(
    "reception_policy", ("归属规则", "Attribution rules"),
    Field("valid_days", ("有效天数", "Valid for, days"), "integer"),
    Field("evidence", ("须有跟进记录", "Needs a written follow-up"), "boolean"),
    Field("customers_stay", ("客户归负责人", "Customers stay with their owner"), "boolean"),
    Field("busy_minutes", ("忙碌自动恢复分钟", "Busy for, minutes"), "integer"),
    Field("wait_minutes", ("等待提醒分钟", "Warns after, minutes"), "integer"),
    Field("return_days", ("退回轮次期限", "Turns go back within, days"), "integer"),
)  # fmt: skip
describe(
    "reception_bench", ("值班团队", "Team on a rota"),
    Field("rota_id", ("值班组", "Rota"), "integer"),
    Field("team_id", ("部门", "Team"), "ref", ref="team"),
    Field("place", ("位置", "Place"), "integer"),
    title="team__name",
)  # fmt: skip
describe(
    "reception_swap", ("换班", "Exchange of shifts"),
    Field("rota_id", ("值班组", "Rota"), "integer"),
    MEMBER,
    Field("day", ("换出日期", "Day"), "date"),
    Field("other_id", ("对方", "With"), "ref", ref="member"),
    Field("back_day", ("换回日期", "Day in return"), "date"),
    Field("note", ("备注", "Note")),
    Field("state", ("状态", "State")),
    Field("answered_by", ("答复人", "Answered by")),
    Field("answered_at", ("答复时间", "Answered at"), "datetime"),
    title="member__name",
)  # fmt: skip
