"""What the audit trail calls columns of the organisation that are no fields of a resource."""

from yingdan.kernel.texts import text
from yingdan.org import texts  # noqa: F401 - the names of kinds
from yingdan.org.models import CalendarDay
from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.own import account
from yingdan.platform.trail.words import describe

describe("org_member", ("成员", "Member"), account())
describe("org_team", ("团队", "Team"), Field("position", ("顺序", "Order"), "integer"))
describe(
    "org_teammember", ("兼任团队", "Further team"),
    Field("team_id", ("团队", "Team"), "ref", ref="team"),
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    Field("since", ("开始日期", "From"), "date"),
    Field("until", ("截止日期", "Until"), "date"),
    title="member__name",
)  # fmt: skip
_TEAM = Field("team_id", ("团队", "Team"), "ref", ref="team")
_KINDS = tuple(
    Choice(kind, (text(f"calendar_kind_{kind}", "zh-CN"), text(f"calendar_kind_{kind}", "en")))
    for kind in CalendarDay.KINDS
)
describe(
    "org_calendarday", ("日历中的一天", "Calendar day"),
    Field("day", ("日期", "Day"), "date"),
    Field("kind", ("类型", "Kind"), "choice", choices=_KINDS),
    Field("name", ("名称", "Name")),
    _TEAM,
    title="day",
)  # fmt: skip
describe(
    "org_weekendrule", ("休息日规则", "Weekend rule"),
    Field("starts_on", ("从哪天起", "From"), "date"),
    Field("free", ("每周休息", "Free every week")),
    Field("alternate", ("隔周休息", "Free every second week")),
    Field("anchor", ("隔周起算周", "Week to count from"), "date"),
    _TEAM,
    title="starts_on",
)  # fmt: skip
describe(
    "org_calendaryear", ("录全的年份", "Year entered"),
    Field("year", ("年份", "Year"), "integer"),
    Field("confirmed_by_id", ("确认人", "Confirmed by"), "ref", ref="member"),
    Field("confirmed_at", ("确认时间", "Confirmed at"), "datetime"),
    title="year",
)  # fmt: skip
describe(
    "org_leave", ("休假", "Leave"),
    Field("first_half", ("第一个半天（序号）", "First half day (number)"), "integer"),
    Field("last_half", ("最后半天（序号）", "Last half day (number)"), "integer"),
)  # fmt: skip
describe(
    "org_territoryteam", ("区域负责团队", "Team of a territory"),
    Field("territory_id", ("区域", "Territory"), "ref", ref="territory"),
    Field("team_id", ("团队", "Team"), "ref", ref="team"),
    title="territory__name",
)  # fmt: skip
describe(
    "org_territoryarea", ("区域覆盖的地区", "Area of a territory"),
    Field("territory_id", ("区域", "Territory"), "ref", ref="territory"),
    Field("province", ("省份", "Province")),
    Field("city", ("城市", "City")),
    Field("district", ("区县", "District")),
    title="territory__name",
)  # fmt: skip
