"""How reps stand by their cards, and each deviation, as lists show them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet

from yingdan.coverage.models import Finding, Standing
from yingdan.customers.selectors import visible_customers
from yingdan.kernel.actor import Actor, Scope
from yingdan.org import selectors as org
from yingdan.platform.resources.spec import Choice, Field, Resource

STATES = (
    Choice("none", ("未制定", "None"), "red"),
    Choice("draft", ("草案", "Draft"), "gold"),
    Choice("planned", ("待生效", "Planned"), "blue"),
    Choice("in_force", ("已生效", "In force"), "green"),
)
KIND_CHOICES = (
    Choice("outside", ("区域外客户", "Outside the region"), "volcano"),
    Choice("unplaced", ("未归区域", "In no territory"), "gold"),
    Choice("missing", ("未列入卡", "Not on the card"), "gold"),
    Choice("not_owned", ("非本人客户", "Somebody else's"), "red"),
    Choice("lost", ("已流失", "Lost"), "default"),
    Choice("no_route", ("无路线", "On no route"), "gold"),
    Choice("rare", ("路线过疏", "Route too seldom"), "orange"),
    Choice("overfull", ("路线超负荷", "Route overfull"), "red"),
    Choice("no_cycle", ("无周期", "Without cycle"), "gold"),
    Choice("overdue", ("逾期未访", "Visit overdue"), "red"),
    Choice("capacity", ("超出可拜访量", "Beyond capacity"), "red"),
    Choice("clash", ("时间冲突", "Times clash"), "orange"),
)


def _visible(model: type[Model]) -> Callable[[Actor, str], QuerySet[Any]]:
    def visible(actor: Actor, action: str) -> QuerySet[Any]:
        rows: QuerySet[Any] = model._default_manager.all()
        condition = org.reach(actor, "coverage.read", owner="member_id", team="member__team_id")
        return rows.none() if action != "read" else rows if condition is None else rows.filter(condition)

    return visible


def _visible_findings(actor: Actor, action: str) -> QuerySet[Any]:
    """Those of people within reach; of customers only those that the reader may know: that one's outlet is now with
    somebody else counts, who it is does not follow from it."""
    rows = _visible(Finding)(actor, action)
    if not actor.may("customer.read"):
        return rows.filter(customer=None)
    if actor.scope("customer.read") is Scope.all:
        return rows
    return rows.filter(Q(customer=None) | Q(customer__in=visible_customers(actor).values("id")))


def _narrow(rows: QuerySet[Any], actor: Actor, scope: str) -> QuerySet[Any]:
    return org.narrow(rows, actor, scope, owner="member_id", team="member__team_id")


def _field(name: str, label: tuple[str, str], kind: Any = "text", **more: Any) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)


def _count(kind: Choice) -> Field:
    return _field(kind.value, kind.label, "integer", summable=True, width=96)


_MEMBER = _field("member", ("姓名", "Rep"), "ref", ref="member", groupable=True, width=110)
_NAME = _field("name", ("姓名文字", "Name as text"), source="member__name", hidden_by_default=True)
_TEAM = _field("team", ("部门", "Team"), "ref", ref="team", source="member__team", groupable=True)

STANDING = Resource(
    name="coverage", label=("七定卡", "Coverage card"), label_plural=("七定卡", "Coverage cards"), model=Standing,
    path="/coverage", title_field="name", permissions="coverage",
    fields=(
        _NAME, _MEMBER, _TEAM,
        _field("state", ("状态", "State"), "choice", choices=STATES, groupable=True, width=100),
        _field("drafted", ("有草案", "Has a draft"), "boolean", groupable=True, hidden_by_default=True),
        _field("number", ("版本", "Version"), "integer", width=70),
        _field("starts_on", ("生效日", "In force from"), "date", groupable=True, width=110),
        _field("parts", ("已定项", "Parts fixed"), "integer", groupable=True, width=90,
               help=("七项中已定的项数", "How many of the seven are fixed")),
        _field("customers", ("名下客户", "Customers"), "integer", summable=True, width=96),
        _field("outlets", ("卡上客户", "Outlets"), "integer", summable=True, width=96),
        _field("taken_over", ("接手待并入", "Taken over"), "integer", summable=True, width=110,
               help=("在他人卡上、尚未并入本人卡的客户", "Customers on somebody else's card, not yet on the own one")),
        _field("needed", ("四周需访", "Visits needed"), "decimal", width=100,
               help=("按周期，未来四周需要的拜访次数", "By the cycles, in the next four weeks")),
        _field("possible", ("四周可访", "Visits possible"), "integer", width=100,
               help=("扣除假日与休假，未来四周可完成的拜访次数", "Less holidays and leave, in the next four weeks")),
        _field("deviations", ("偏差合计", "Deviations"), "integer", summable=True, width=100),
        *map(_count, KIND_CHOICES),
        _field("worked_at", ("检查时间", "Checked at"), "datetime", hidden_by_default=True, width=150),
    ),
    visible=_visible(Standing), narrow=_narrow, scopes=("all", "mine", "team", "below"),
    default_columns=("member", "team", "state", "number", "starts_on", "parts", "outlets", "needed", "possible",
                     "deviations", "outside", "missing", "no_route", "no_cycle", "overdue", "taken_over"),
    default_sort=(("deviations", True),), group_fields=("team", "state", "parts"),
    searchable=False, searched=("name",), custom_fields=False, create_via="custom",
)  # fmt: skip
FINDING = Resource(
    name="coverage_finding", label=("七定偏差", "Deviation"), label_plural=("七定偏差", "Deviations from cards"),
    model=Finding, path="/coverage-findings", title_field="name", permissions="coverage",
    fields=(
        _NAME, _MEMBER, _TEAM,
        _field("kind", ("偏差", "Deviation"), "choice", choices=KIND_CHOICES, groupable=True, width=130),
        _field("customer", ("客户", "Customer"), "ref", ref="customer", width=220),
        _field("route", ("路线", "Route"), source="route__name", groupable=True),
        _field("figure", ("数值", "By"), "integer", width=90,
               help=("逾期、过疏为天数，冲突为分钟，超负荷与超出为拜访次数",
                     "Days when overdue or too seldom, minutes when times clash, visits when too many")),
        _field("grade", ("分类", "Class"), source="customer__grade", groupable=True, width=80),
        _field("city", ("城市", "City"), source="customer__city", groupable=True, width=110),
        _field("district", ("区县", "District"), source="customer__district", groupable=True, width=110),
        _field("owner", ("现负责人", "Present owner"), "ref", ref="member", source="customer__owner", groupable=True,
               width=110),
    ),
    visible=_visible_findings, narrow=_narrow, scopes=("all", "mine", "team", "below"),
    default_columns=("member", "team", "kind", "customer", "route", "figure", "city", "owner"),
    default_sort=(("figure", True),), group_fields=("kind", "team", "member", "route", "city", "grade"),
    searchable=False, searched=("name",), custom_fields=False, create_via="custom",
)  # fmt: skip
ALL = (STANDING, FINDING)
