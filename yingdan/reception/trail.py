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
    words={"grounds": rewritten},
)  # fmt: skip
describe(
    "reception_rota", ("值班组", "Rota"),
    Field("name", ("名称", "Name")),
    Field("active", ("启用", "On"), "boolean"),
    Field("position", ("顺序", "Order"), "integer"),
    Field("shifts", ("班次", "Shifts")),
    Field("sequence", ("轮次编号", "Last number"), "integer"),
    title="name",
    words={"shifts": rewritten},
)  # fmt: skip
describe(
    "reception_seat", ("轮序位置", "Place in a rota"),
    Field("rota_id", ("值班组", "Rota"), "integer"),
    MEMBER,
    Field("place", ("位置", "Place"), "integer"),
    Field("owed", ("待补轮次", "Turns owed")),
    Field("busy_until", ("忙碌至", "Busy until"), "datetime"),
    Field("busy_reason", ("忙碌原因", "Why busy")),
    title="member__name",
    words={"owed": rewritten},
)  # fmt: skip
describe(
    "reception_policy", ("归属规则", "Attribution rules"),
    Field("valid_days", ("有效天数", "Valid for, days"), "integer"),
    Field("evidence", ("须有跟进记录", "Needs a written follow-up"), "boolean"),
    Field("customers_stay", ("客户归负责人", "Customers stay with their owner"), "boolean"),
    Field("busy_minutes", ("忙碌自动恢复分钟", "Busy for, minutes"), "integer"),
)  # fmt: skip
