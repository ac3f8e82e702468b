"""Visits and plans, as lists show them."""

from typing import Any

from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.visits.models import Plan, Visit
from yingdan.visits.selectors import plans, records, visits

PURPOSES = (
    Choice("order", ("订货", "Order"), "green"),
    Choice("collect", ("收款", "Collection"), "gold"),
    Choice("develop", ("开发", "Development"), "blue"),
    Choice("serve", ("服务", "Service"), "cyan"),
    Choice("explain", ("说明", "Explanation"), "purple"),
)
CATEGORIES = (
    Choice("develop", ("开发", "Prospect"), "blue"),
    Choice("new", ("新增", "New"), "cyan"),
    Choice("existing", ("原有", "Existing"), "green"),
)
STATUSES = (
    Choice("open", ("进行中", "In progress"), "gold"),
    Choice("done", ("已完成", "Done"), "green"),
    Choice("abandoned", ("已放弃", "Abandoned"), "default"),
)
PLAN_STATUSES = (
    Choice("planned", ("待拜访", "Planned"), "blue"),
    Choice("done", ("已完成", "Done"), "green"),
    Choice("delayed", ("已改期", "Delayed"), "gold"),
    Choice("cancelled", ("已取消", "Cancelled"), "default"),
    Choice("missed", ("未拜访", "Missed"), "red"),
)
SOURCES = (
    Choice("cycle", ("拜访周期", "Cycle"), "default"),
    Choice("card", ("七定卡", "Coverage card"), "cyan"),
    Choice("hand", ("自行安排", "By hand"), "default"),
    Choice("assigned", ("上级指派", "Assigned"), "purple"),
    Choice("next", ("约定下次", "Agreed at a visit"), "blue"),
)


def _field(name: str, label: tuple[str, str], kind: Any = "text", **more: Any) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)


CUSTOMER = _field("customer", ("客户", "Customer"), "ref", ref="customer", groupable=True, width=220)
MEMBER = _field("member", ("业务员", "Rep"), "ref", ref="member", groupable=True, width=110)
TEAM = _field("team", ("部门", "Team"), "ref", ref="team", groupable=True, width=120)
PURPOSE = _field("purpose", ("拜访目的", "Purpose"), "choice", choices=PURPOSES, groupable=True, width=100)
NAME = _field("name", ("客户名称", "Customer, name"), source="customer__name", hidden_by_default=True)

VISIT = Resource(
    name="visit", label=("拜访", "Visit"), label_plural=("拜访记录", "Visits"), model=Visit, path="/visits",
    title_field="name", permissions="visit", hint="member__name",
    fields=(
        NAME,
        _field("day", ("日期", "Day"), "date", groupable=True, width=110),
        _field("number", ("当日序号", "No. of the day"), "integer", width=90),
        _field("started_at", ("签到", "Check-in"), "datetime", groupable=True, width=150),
        _field("ended_at", ("签退", "Check-out"), "datetime", width=150),
        CUSTOMER, MEMBER, TEAM, PURPOSE,
        _field("status", ("状态", "State"), "choice", choices=STATUSES, groupable=True, width=90),
        _field("minutes", ("时长（分钟）", "Minutes"), "integer", summable=True, width=100),
        _field("distance", ("距客户（米）", "Distance, m"), "integer", width=110,
               help=("签到位置到客户坐标的直线距离", "From check-in to the customer, as the crow flies")),
        _field("within", ("在范围内", "At the place"), "boolean", groupable=True, width=90),
        _field("accuracy", ("定位精度（米）", "Accuracy, m"), "integer", hidden_by_default=True),
        _field("why_no_position", ("无定位原因", "Why no position"), hidden_by_default=True),
        _field("type", ("拜访类型", "Type of visit"), source="type_version__type__name", groupable=True, width=120),
        _field("result", ("结果", "Result"), width=260),
        _field("category", ("客户类别", "Category"), "choice", choices=CATEGORIES, groupable=True, width=100),
        _field("next_visit_at", ("下次拜访", "Next visit"), "datetime", width=150),
        _field("note", ("其他事项", "Other notes"), hidden_by_default=True),
        _field("weather", ("天气", "Weather"), groupable=True, hidden_by_default=True),
        _field("reason", ("放弃原因", "Why abandoned"), hidden_by_default=True),
        _field("forgotten", ("忘记签退", "Check-out forgotten"), "boolean", groupable=True, hidden_by_default=True),
        _field("grade", ("客户分类", "Class"), source="customer__grade", groupable=True, hidden_by_default=True),
        _field("city", ("城市", "City"), source="customer__city", groupable=True, hidden_by_default=True),
    ),
    visible=visits.visible_visits, screen=records.screen, narrow=visits.narrow, scopes=("all", "mine", "team", "below"),
    default_columns=("started_at", "number", "customer", "member", "purpose", "status", "minutes", "distance", "within",
                     "result", "next_visit_at"),
    default_sort=(("started_at", True),),
    group_fields=("member", "team", "purpose", "status", "category", "within", "day", "type", "customer"),
    searchable=False, searched=("name",), custom_fields=False, create_via="custom",
)  # fmt: skip
PLAN = Resource(
    name="visit_plan", label=("拜访计划", "Visit plan"), label_plural=("拜访计划", "Visit plans"), model=Plan,
    path="/visit-plans", title_field="name", permissions="visit", hint="member__name",
    fields=(
        NAME,
        _field("day", ("日期", "Day"), "date", groupable=True, width=110),
        _field("time", ("时间", "Time"), width=80, sortable=False, filterable=False),
        CUSTOMER, MEMBER, TEAM, PURPOSE,
        _field("status", ("状态", "State"), "choice", choices=PLAN_STATUSES, groupable=True, width=90),
        _field("source", ("来源", "Source"), "choice", choices=SOURCES, groupable=True, width=110),
        _field("type", ("拜访类型", "Type of visit"), source="type__name", groupable=True, width=120),
        _field("reason", ("原因", "Reason"), groupable=True, width=200),
        _field("assigned_by", ("指派人", "Assigned by"), "ref", ref="member", groupable=True, width=110),
        _field("grade", ("客户分类", "Class"), source="customer__grade", groupable=True, hidden_by_default=True),
        _field("city", ("城市", "City"), source="customer__city", groupable=True, hidden_by_default=True),
        _field("created_at", ("创建时间", "Created at"), "datetime", hidden_by_default=True),
    ),
    visible=plans.visible_plans, narrow=plans.narrow, scopes=("all", "mine", "team", "below"),
    default_columns=("day", "time", "customer", "member", "purpose", "status", "source", "reason"),
    default_sort=(("day", True),),
    group_fields=("member", "team", "status", "source", "purpose", "day", "reason", "customer"),
    searchable=False, searched=("name",), custom_fields=False, create_via="custom",
)  # fmt: skip
ALL = (VISIT, PLAN)
