"""What the audit trail calls cards, their parts, and the settings."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


_TIMES = (
    Field("day_from", ("上班时间", "Day from")),
    Field("day_to", ("下班时间", "Day to")),
    _number("minutes", "每次拜访分钟数", "Minutes for a visit"),
    _number("travel", "路途分钟数", "Minutes for the way"),
    _number("visits_day", "每天拜访数", "Visits a day"),
)
describe(
    "coverage_card", ("七定卡", "Coverage card"),
    Field("member_id", ("定人", "Person"), "ref", ref="member"),
    _number("number", "版本", "Version"),
    Field("status", ("状态", "State"), "choice", choices=(
        Choice("draft", ("草案", "Draft")), Choice("issued", ("已发布", "Issued")),
        Choice("replaced", ("已被取代", "Replaced")),
    )),
    Field("starts_on", ("生效日", "In force from"), "date"),
    Field("ends_on", ("截止日", "Until"), "date"),
    Field("why", ("原因", "Why")),
    Field("issued_at", ("发布时间", "Issued at"), "datetime"),
    Field("issued_by_id", ("发布人", "Issued by"), "ref", ref="member"),
    Field("issued_name", ("发布人姓名", "Issued by, name")),
    Field("deputy_id", ("后备人员", "Deputy"), "ref", ref="member"),
    Field("duties", ("职责", "Duties")),
    _number("cycle_a", "A 类拜访周期", "Visit A every"),
    _number("cycle_b", "B 类拜访周期", "Visit B every"),
    _number("cycle_c", "C 类拜访周期", "Visit C every"),
    _number("cycle_none", "未分类拜访周期", "Visit unclassed every"),
    *_TIMES,
    Field("standard", ("拜访标准", "Standard")),
    Field("steps", ("拜访步骤", "Steps of a visit"), "tags"),
    title="member__name",
)  # fmt: skip
CARD = Field("card_id", ("七定卡", "Coverage card"))
describe(
    "coverage_region", ("七定卡区域", "Region of a card"),
    CARD, Field("territory_id", ("区域", "Territory"), "ref", ref="territory"), title="territory__name",
)  # fmt: skip
describe(
    "coverage_route", ("七定卡路线", "Route of a card"),
    CARD,
    Field("name", ("名称", "Name")),
    _number("position", "顺序", "Order"),
    Field("weekdays", ("星期", "Weekdays"), "tags"),
    _number("every_weeks", "间隔周数", "Every so many weeks"),
    _number("phase", "周次", "Week"),
    _number("gap", "最长间隔天数", "Longest gap, days"),
    title="name",
)  # fmt: skip
describe(
    "coverage_outlet", ("七定卡客户", "Outlet of a card"),
    CARD,
    Field("customer_id", ("客户", "Customer"), "ref", ref="customer"),
    Field("route_id", ("路线", "Route")),
    _number("position", "顺序", "Order"),
    _number("cycle_days", "拜访周期", "Visit every"),
    _number("minutes", "每次拜访分钟数", "Minutes for a visit"),
    Field("window_from", ("可拜访时间起", "Receives from")),
    Field("window_to", ("可拜访时间止", "Receives until")),
    title="customer__name",
)  # fmt: skip
describe(
    "coverage_setup", ("七定卡设置", "Settings of coverage cards"),
    *_TIMES,
    Field("standards", ("拜访标准", "Standards of visits")),
    Field("looked_at", ("检查到", "Looked at until"), "datetime"),
    Field("worked_on", ("计算日", "Worked out on"), "date"),
    words={"standards": rewritten},
)  # fmt: skip
