"""Changes of class, what runs propose, and losses, as lists show them; and what customers show of all this."""

from typing import Any

from django.db.models import Model, QuerySet

from yingdan.customers.selectors import narrow_customers, visible_customers
from yingdan.customers.types import GRADES, STATUSES
from yingdan.kernel.actor import Actor, Scope
from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.segments.models import ClassChange, Loss, Proposal

WARNINGS = (
    Choice("dormant", ("休眠", "Dormant"), "red"),
    Choice("both", ("采购与联系均变慢", "Buying and contact late"), "volcano"),
    Choice("buying", ("采购变慢", "Buying late"), "orange"),
    Choice("contact", ("联系中断", "Contact late"), "gold"),
)
YUAN = ("元", "CNY")
DAYS = ("天", "days")


def _of_customers(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Rows of the customers within reach."""
    if actor.scope("customer.read") is Scope.all:
        return rows
    return rows.filter(customer_id__in=visible_customers(actor).values("id"))


def _visible(model: type[Model]) -> Any:
    def visible(actor: Actor, action: str) -> QuerySet[Any]:
        rows: QuerySet[Any] = model._default_manager.all()
        return _of_customers(rows, actor) if action == "read" and actor.may("customer.read") else rows.none()

    return visible


def _narrow(rows: QuerySet[Any], actor: Actor, scope: str) -> QuerySet[Any]:
    """The tabs of the list, by the customers' present owners."""
    if scope == "all":
        return rows
    return rows.filter(customer_id__in=narrow_customers(visible_customers(actor), actor, scope).values("id"))


def _field(name: str, label: tuple[str, str], kind: Any = "text", **more: Any) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)


def _resource(
    model: type[Model], name: str, label: tuple[str, str], plural: tuple[str, str], path: str,
    fields: tuple[Field, ...], columns: tuple[str, ...], sort: str, groups: tuple[str, ...],
) -> Resource:  # fmt: skip
    own = (
        _field("customer", ("客户", "Customer"), "ref", ref="customer", width=220),
        _field("customer_name", ("客户名称", "Customer's name"), source="customer__name", hidden_by_default=True),
    )
    return Resource(
        name=name, label=label, label_plural=plural, model=model, path=path, title_field="customer_name",
        permissions="customer", fields=(*own, *fields), visible=_visible(model), narrow=_narrow,
        scopes=("all", "mine", "team", "below"), default_columns=columns, default_sort=((sort, True),),
        group_fields=groups, searchable=False, searched=("customer_name",), custom_fields=False,
    )  # fmt: skip


_OWNER = _field("owner", ("现负责人", "Present owner"), "ref", ref="member", source="customer__owner", groupable=True)
_TEAM = _field("team", ("部门", "Team"), "ref", ref="team", source="customer__team", groupable=True)
_BEFORE = _field("before", ("原分类", "Class before"), "choice", choices=GRADES, groupable=True, width=90)
_AFTER = _field("after", ("新分类", "New class"), "choice", choices=GRADES, groupable=True, width=90)

CHANGE = _resource(
    ClassChange, "class_change", ("分类变更", "Change of class"), ("分类变更", "Changes of class"),
    "/class-changes",
    (
        _field("at", ("时间", "When"), "datetime", groupable=True), _BEFORE, _AFTER,
        _field("reason", ("原因", "Why"), groupable=True, width=200),
        _field("by_name", ("操作人", "By"), groupable=True, width=110),
        _field("scheme", ("分级方案", "Scheme"), source="run__scheme_name", groupable=True),
        _field("run", ("分级批次", "Run"), "integer", source="run_id", hidden_by_default=True),
        _OWNER, _TEAM,
    ),
    ("at", "customer", "before", "after", "scheme", "reason", "by_name", "owner"), "at",
    ("after", "before", "scheme", "by_name", "owner", "team"),
)  # fmt: skip
PROPOSAL = _resource(
    Proposal, "class_proposal", ("分级结果", "Result of classing"), ("分级结果", "Results of classing"),
    "/class-proposals",
    (
        _field("run", ("分级批次", "Run"), "integer", source="run_id", hidden_by_default=True),
        _BEFORE, _AFTER,
        _field("value", ("期间成交额", "Won in the time"), "money", unit=YUAN, summable=True),
        _field("done", ("已生效", "Applied"), "boolean", groupable=True, hidden_by_default=True), _OWNER, _TEAM,
    ),
    ("customer", "before", "after", "value", "owner", "team"), "value", ("after", "before", "owner", "team"),
)  # fmt: skip
LOSS = _resource(
    Loss, "customer_loss", ("流失记录", "Loss of a customer"), ("流失客户", "Lost customers"), "/lost-customers",
    (
        _field("lost_at", ("流失时间", "Lost"), "datetime", groupable=True),
        _field("reason", ("流失原因", "Reason"), source="reason__name", groupable=True, width=130),
        _field("competitor", ("竞争对手", "Competitor"), groupable=True, width=140),
        _field("note", ("说明", "Note"), width=220),
        _field("status_before", ("流失前状态", "Status before"), "choice", choices=STATUSES, groupable=True,
               hidden_by_default=True),
        _field("loser", ("流失时负责人", "Owner when lost"), "ref", ref="member", source="owner", groupable=True),
        _field("by_name", ("登记人", "Noted by"), groupable=True, hidden_by_default=True),
        _field("back_at", ("挽回时间", "Won back"), "datetime", groupable=True),
        _field("back_by", ("挽回人", "Won back by"), groupable=True, hidden_by_default=True),
        _field("back_note", ("挽回说明", "How it was won back"), hidden_by_default=True),
        _OWNER, _TEAM,
    ),
    ("lost_at", "customer", "reason", "competitor", "note", "loser", "back_at"), "lost_at",
    ("reason", "competitor", "loser", "owner", "team"),
)  # fmt: skip
ALL = (CHANGE, PROPOSAL, LOSS)

ON_CUSTOMERS = (
    _field("visit_due_on", ("应拜访日", "Visit due"), "date", source="standing__visit_due_on", groupable=True,
           hidden_by_default=True, help=("按分类的拜访周期，从上次拜访算起", "By the visit cycle of the class")),
    _field("attention", ("客户预警", "Warning"), "choice", choices=WARNINGS, source="standing__warning", groupable=True,
           hidden_by_default=True, help=("与客户自己的采购、联系间隔相比", "Against the customer's own rhythm")),
    _field("won_year", ("近一年成交额", "Won in a year"), "money", source="standing__won_year", unit=YUAN,
           summable=True, hidden_by_default=True),
    _field("won_last", ("最近成交日", "Last won on"), "date", source="standing__won_last", groupable=True,
           hidden_by_default=True),
    _field("buy_expected", ("采购间隔", "Buys every"), "decimal", source="standing__buy_expected", unit=DAYS,
           hidden_by_default=True),
    _field("contact_expected", ("联系间隔", "In touch every"), "decimal", source="standing__contact_expected",
           unit=DAYS, hidden_by_default=True),
    _field("class_pinned", ("分类固定原因", "Class fixed because"), source="class_pin__reason", groupable=True,
           hidden_by_default=True),
)  # fmt: skip
