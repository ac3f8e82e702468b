"""What the routes app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("routes", ("拜访路线", "Routes"))
register_texts(
    {
        "route_day": ("日期须在今天起三个月之内", "The day lies within three months from today"),
        "route_monday": ("开始日须是星期一", "A cycle begins on a Monday"),
        "route_hours": ("结束时间须晚于开始时间", "The end comes after the beginning"),
        "route_empty": (
            "这一天没有要拜访的客户，请先选择客户",
            "Nobody is to be visited on this day: choose customers",
        ),
        "route_unplaced": (
            "{count} 家客户都没有坐标，请先在客户资料里填写经纬度",
            "None of the {count} customers has a position: fill in latitude and longitude",
        ),
        "route_too_many": ("最多 {max} 家客户，这里有 {count} 家", "{max} customers at most, here are {count}"),
        "route_no_outlets": (
            "这些人没有既有坐标又有拜访周期的客户",
            "None of their customers has both a position and a visit cycle",
        ),
        "route_no_member": ("只有组织成员可以规划周期路线", "Only members of the organisation plan cycles"),
        "route_order": ("顺序里的客户与路线不符，请刷新后重试", "The order names other customers: load the page again"),
        "route_replaced": ("这条路线已被新的取代", "This route was replaced by a newer one"),
        "route_accepted": ("已采用的路线不能丢弃，可以重新规划", "An accepted route stays: plan the day anew instead"),
        "route_cycle_waits": ("周期路线还没有算好", "The cycle is not worked out yet"),
        "event.routes.proposed": (
            "为{name}规划了 {day} 的拜访路线（{count} 家）",
            "planned the route of {name} for {day}, stops: {count}",
        ),
        "event.routes.accepted": ("采用了{name} {day} 的拜访路线", "accepted the route of {name} for {day}"),
        "event.routes.cycle_accepted": (
            "采用了{name}自 {day} 起 {weeks} 周的路线",
            "accepted the routes of {name} for {weeks} weeks from {day}",
        ),
        "notify.routes.accepted": ("您 {day} 的拜访路线已确定", "Your route for {day} is set"),
        "notify.routes.cycle": (
            "{weeks} 周的路线已算好，请查看并采用",
            "The routes of {weeks} weeks are ready to be accepted",
        ),
        "notify.routes.cycle_accepted": (
            "您自 {day} 起 {weeks} 周的拜访路线已确定",
            "Your routes for {weeks} weeks from {day} are set",
        ),
    }
)
