"""What the audit trail calls plans of routes, their stops, cycles and the settings."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.words import describe


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


describe(
    "routes_setup", ("路线规划设置", "Settings of route planning"),
    _number("detour", "绕行系数（%）", "Detour, percent"),
    _number("speed", "平均车速（公里/小时）", "Speed, km/h"),
    _number("lunch", "午休分钟数", "Minutes of lunch"),
    Field("lunch_from", ("午休最早", "Lunch from")),
    Field("lunch_to", ("午休最晚", "Lunch begins until")),
)  # fmt: skip
describe(
    "routes_cycle", ("周期路线", "Cycle of routes"),
    Field("asked_by_id", ("提出人", "Asked by"), "ref", ref="member"),
    Field("member_ids", ("人员", "People"), "tags"),
    Field("starts_on", ("开始日", "From"), "date"),
    _number("weeks", "周数", "Weeks"),
    Field("weekdays", ("星期", "Weekdays"), "tags"),
    Field("shared", ("可互换客户", "Customers may change hands"), "boolean"),
    Field("status", ("状态", "State"), "choice", choices=(
        Choice("waiting", ("计算中", "Being worked out")), Choice("done", ("已完成", "Done")),
        Choice("failed", ("失败", "Failed")),
    )),
    Field("failure", ("失败原因", "Why it failed")),
    Field("figures", ("结果", "Figures")),
    Field("accepted_at", ("采用时间", "Accepted at"), "datetime"),
)  # fmt: skip
describe(
    "routes_routeplan", ("拜访路线", "Route plan"),
    Field("member_id", ("人员", "Person"), "ref", ref="member"),
    Field("day", ("日期", "Day"), "date"),
    Field("status", ("状态", "State"), "choice", choices=(
        Choice("proposed", ("建议", "Proposed")), Choice("accepted", ("已采用", "Accepted")),
        Choice("replaced", ("已被取代", "Replaced")),
    )),
    Field("cycle_id", ("周期路线", "Cycle of routes")),
    _number("day_from", "开始（秒）", "From, seconds"),
    _number("day_to", "结束（秒）", "Until, seconds"),
    _number("lunch", "午休（秒）", "Lunch, seconds"),
    _number("lunch_from", "午休最早（秒）", "Lunch from, seconds"),
    _number("lunch_to", "午休最晚（秒）", "Lunch begins until, seconds"),
    Field("start_name", ("出发地", "Start")),
    Field("start_latitude", ("出发地纬度", "Latitude of the start"), "decimal"),
    Field("start_longitude", ("出发地经度", "Longitude of the start"), "decimal"),
    Field("returns", ("返回出发地", "Returns"), "boolean"),
    _number("detour", "绕行系数（%）", "Detour, percent"),
    _number("speed", "平均车速（公里/小时）", "Speed, km/h"),
    Field("provider", ("路程来源", "Ways from")),
    Field("ways", ("路程表", "Ways")),
    Field("by", ("排序方式", "Ordered by")),
    _number("before_seconds", "原路程秒数", "Travel before, seconds"),
    _number("before_metres", "原路程米数", "Travel before, metres"),
    _number("before_ends", "原结束时间", "End before"),
    _number("before_late", "原迟到秒数", "Late before, seconds"),
    _number("seconds", "路程秒数", "Travel, seconds"),
    _number("metres", "路程米数", "Travel, metres"),
    _number("waiting", "等候秒数", "Waiting, seconds"),
    _number("late", "迟到秒数", "Late, seconds"),
    _number("overtime", "超时秒数", "Overtime, seconds"),
    _number("ends", "结束时间", "End"),
    _number("lunch_at", "午休时间", "Lunch at"),
    Field("accepted_at", ("采用时间", "Accepted at"), "datetime"),
    Field("accepted_by_id", ("采用人", "Accepted by"), "ref", ref="member"),
    title="member__name",
)  # fmt: skip
describe(
    "routes_routestop", ("拜访路线站点", "Stop of a route"),
    Field("plan_id", ("拜访路线", "Route plan")),
    Field("customer_id", ("客户", "Customer"), "ref", ref="customer"),
    _number("position", "顺序", "Order"),
    _number("given", "原顺序", "Order before"),
    Field("done", ("已完成", "Done"), "boolean"),
    Field("latitude", ("纬度", "Latitude"), "decimal"),
    Field("longitude", ("经度", "Longitude"), "decimal"),
    _number("service", "拜访秒数", "Visit, seconds"),
    _number("opens", "最早（秒）", "From, seconds"),
    _number("closes", "最晚（秒）", "Begins until, seconds"),
    Field("must", ("必访", "Must be visited"), "boolean"),
    _number("value", "价值", "Value"),
    _number("arrive", "到达（秒）", "Arrives, seconds"),
    _number("begin", "开始（秒）", "Begins, seconds"),
    _number("leave", "离开（秒）", "Leaves, seconds"),
    _number("seconds", "路程秒数", "Travel, seconds"),
    _number("metres", "路程米数", "Travel, metres"),
    _number("waiting", "等候秒数", "Waiting, seconds"),
    _number("late", "迟到秒数", "Late, seconds"),
    title="customer__name",
)  # fmt: skip
