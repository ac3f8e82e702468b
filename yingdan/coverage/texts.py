"""What the coverage app says to its users."""

from yingdan.coverage.resources import KIND_CHOICES
from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("coverage", ("七定卡", "Coverage cards"))
_DAYS = (
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
)
register_texts({f"coverage_day_{number}": day for number, day in enumerate(_DAYS, 1)})
register_texts(
    {
        "coverage_route_name": ("{day}线 · {place}", "{day} · {place}"),
        "coverage_drafted": (
            "{name}已有一份草案，请先完成或丢弃",
            "There is a draft for {name}: finish it or discard it",
        ),
        "coverage_not_draft": ("已生效的版本不能修改，请另起草案", "A version in force is never changed: make a draft"),
        "coverage_too_many": (
            "一张卡最多 {max} 家客户，这里有 {count} 家",
            "A card holds {max} outlets at most, here are {count}",
        ),
        "coverage_left": ("{name}已离职", "{name} has left"),
        "coverage_empty": ("卡上还没有客户", "There are no outlets on the card yet"),
        "coverage_start": ("生效日须在今天起一年之内", "It begins today or within a year"),
        "coverage_hours": ("结束时间须晚于开始时间", "The end comes after the beginning"),
        "coverage_route_twice": ("已有路线“{name}”", "There is a route {name} already"),
        "coverage_phase": ("首次运行的周次须小于间隔周数", "The week must lie within the interval"),
        "coverage_unknown_route": ("没有这条路线", "There is no such route"),
        "coverage_not_theirs": ("有 {count} 家客户不归本人负责", "{count} of the customers are not the rep's"),
        "coverage_standard_twice": ("已有标准“{name}”", "There is a standard {name} already"),
        "event.coverage.proposed": (
            "按现有客户为{name}生成七定卡第 {number} 版草案",
            "proposed version {number} of the coverage card of {name}",
        ),
        "event.coverage.copied": (
            "为{name}起草七定卡第 {number} 版",
            "drafted version {number} of the coverage card of {name}",
        ),
        "event.coverage.taken_over": (
            "把从{giver}接手的客户并入{name}的七定卡第 {number} 版草案",
            "put what was taken over from {giver} on version {number} of the coverage card of {name}",
        ),
        "event.coverage.discarded": (
            "丢弃{name}的七定卡第 {number} 版草案",
            "discarded the draft {number} of the coverage card of {name}",
        ),
        "event.coverage.issued": (
            "{name}的七定卡第 {number} 版自 {day} 起生效：{why}",
            "version {number} of the coverage card of {name} is in force from {day}: {why}",
        ),
        "event.coverage.exported": (
            "导出{name}的七定卡第 {number} 版",
            "exported version {number} of the card of {name}",
        ),
        "notify.coverage.issued": (
            "您的七定卡第 {number} 版自 {day} 起生效：{why}",
            "Version {number} of your coverage card is in force from {day}: {why}",
        ),
    }
)
register_texts(
    {f"coverage_kind_{one.value}": one.label for one in KIND_CHOICES}
    | {
        "coverage_card": ("七定卡", "Coverage card"),
        "coverage_part_version": ("版本", "Version"),
        "coverage_part_person": ("定人", "Person"),
        "coverage_part_deputy": ("后备人员", "Deputy"),
        "coverage_part_region": ("定区", "Region"),
        "coverage_part_outlets": ("定点", "Outlets"),
        "coverage_part_routes": ("定线", "Routes"),
        "coverage_part_cycle": ("定期", "Cycle"),
        "coverage_part_times": ("定时", "Times"),
        "coverage_part_capacity": ("四周需访 / 可访", "Visits needed / possible in four weeks"),
        "coverage_part_standard": ("定标准", "Standard"),
        "coverage_unclassed": ("未分类", "Unclassed"),
        "coverage_days": ("每 {count} 天", "every {count} days"),
        "coverage_each": ("每次 {minutes} 分钟，路途 {travel} 分钟", "{minutes} minutes each, {travel} for the way"),
        "coverage_every": ("每 {weeks} 周 {days}", "every {weeks} weeks {days}"),
        "coverage_hidden": ("（无权查看的客户）", "(a customer that you may not see)"),
        "coverage_column_route": ("路线", "Route"),
        "coverage_column_position": ("顺序", "Order"),
        "coverage_column_name": ("客户", "Customer"),
        "coverage_column_grade": ("分类", "Class"),
        "coverage_column_place": ("地区", "Place"),
        "coverage_column_address": ("地址", "Address"),
        "coverage_column_cycle": ("周期（天）", "Cycle, days"),
        "coverage_column_minutes": ("分钟", "Minutes"),
        "coverage_column_window": ("可拜访时间", "Receives"),
        "coverage_column_last_on": ("上次拜访", "Last visit"),
        "coverage_column_due_on": ("应访日", "Due"),
        "coverage_column_deviations": ("偏差", "Deviations"),
    }
)
