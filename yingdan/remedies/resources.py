"""Remedies and plan reviews, as lists show them."""

from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.remedies.models import Remedy
from yingdan.remedies.selectors import remedies

KINDS = (
    Choice("urge", ("督促", "Urge"), "gold"),
    Choice("coaching", ("辅导", "Coach"), "blue"),
    Choice("joint_visit", ("陪访", "Joint visit"), "cyan"),
    Choice("step_in", ("介入", "Step in"), "volcano"),
    Choice("task", ("任务", "Task"), "default"),
)
CAUSES = (
    Choice("activity", ("在手商机不足", "Too few deals"), "gold"),
    Choice("cycle", ("决策过慢", "Too slow"), "orange"),
    Choice("conversion", ("赢率偏低", "Too seldom won"), "red"),
    Choice("size", ("单额偏小", "Deals too small"), "purple"),
)
STATUSES = (
    Choice("open", ("进行中", "Open"), "blue"),
    Choice("done", ("已完成", "Done"), "green"),
    Choice("dropped", ("已撤回", "Taken back"), "default"),
)
OUTCOMES = (
    Choice("helped", ("有效", "Helped"), "green"),
    Choice("no_difference", ("看不出差别", "No difference"), "default"),
    Choice("worse", ("反而变差", "Worse"), "red"),
    Choice("unknown", ("无法判断", "Cannot tell"), "gold"),
)


def _field(name: str, label: tuple[str, str], kind: "str" = "text", **more: object) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)  # type: ignore[arg-type]


REMEDY = Resource(
    name="remedy", label=("补救措施", "Remedy"), label_plural=("补救措施", "Remedies"), model=Remedy,
    path="/remedies", title_field="note", permissions="remedy",
    fields=(
        _field("note", ("内容", "What"), width=260),
        _field("member", ("对象", "For"), "ref", ref="member", groupable=True, width=96),
        _field("team", ("部门", "Team"), "ref", ref="team", groupable=True),
        _field("kind", ("方式", "Kind"), "choice", choices=KINDS, groupable=True, width=92),
        _field("cause", ("针对", "Against"), "choice", choices=CAUSES, groupable=True, width=120),
        _field("status", ("状态", "Status"), "choice", choices=STATUSES, groupable=True, width=96),
        _field("due_on", ("截止日", "Due"), "date", groupable=True, width=110),
        _field("deal", ("商机", "Deal"), "ref", ref="deal", width=180),
        _field("customer", ("客户", "Customer"), "ref", ref="customer", hidden_by_default=True),
        _field("period", ("期间", "Period"), groupable=True, width=90),
        _field("by", ("布置人", "Assigned by"), "ref", ref="member", groupable=True, width=96),
        _field("assigned_on", ("布置日", "Assigned on"), "date", groupable=True, width=110),
        _field("ended_at", ("结束时间", "Ended at"), "datetime", hidden_by_default=True),
        _field("result", ("结果说明", "Result"), width=200),
        _field("outcome", ("效果", "Effect"), "choice", choices=OUTCOMES, groupable=True, width=110,
               help=("与此前水平相近而未被布置的同事相比", "Beside colleagues who stood alike and got none")),
        _field("measured_on", ("评估日", "Measured on"), "date", hidden_by_default=True),
    ),
    visible=remedies.visible, narrow=remedies.narrow, scopes=("all", "mine", "team", "below", "shared"),
    default_columns=("note", "member", "kind", "cause", "status", "due_on", "by", "outcome"),
    default_sort=(("due_on", True),), group_fields=("status", "kind", "cause", "member", "team", "outcome", "by"),
    searchable=False, searched=("note",), custom_fields=False, create_via="custom",
)  # fmt: skip
ALL = (REMEDY,)
