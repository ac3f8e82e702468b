"""Reports as lists show them."""

from yingdan.platform.resources.spec import Field, Resource
from yingdan.reports.models import Report
from yingdan.reports.selectors import reports
from yingdan.reports.trail import KINDS, STATUSES


def _field(name: str, label: tuple[str, str], kind: "str" = "text", **more: object) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)  # type: ignore[arg-type]


REPORT = Resource(
    name="report", label=("工作报告", "Report"), label_plural=("工作报告", "Reports"), model=Report, path="/reports",
    title_field="judgement", permissions="report",
    fields=(
        _field("judgement", ("分析判断", "Judgement"), width=260),
        _field("owner", ("报告人", "Written by"), "ref", ref="member", groupable=True, width=96),
        _field("team", ("部门", "Team"), "ref", ref="team", groupable=True),
        _field("kind", ("类型", "Kind"), "choice", choices=KINDS, groupable=True, width=80),
        _field("start", ("开始日", "From"), "date", groupable=True, width=110),
        _field("end", ("结束日", "To"), "date", groupable=True, width=110),
        _field("status", ("状态", "State"), "choice", choices=STATUSES, groupable=True, width=90),
        _field("required", ("应交", "Asked for"), "boolean", groupable=True, width=70),
        _field("late", ("迟交", "Late"), "boolean", groupable=True, width=70),
        _field("due_at", ("截止时间", "Due"), "datetime", width=140),
        _field("submitted_at", ("提交时间", "Submitted at"), "datetime", width=140),
        _field("next_plan", ("下步计划", "What comes next"), width=220),
        _field("note", ("其他", "Other"), hidden_by_default=True),
        _field("area", ("区域", "Area"), width=140),
        _field("weather", ("天气", "Weather"), width=80),
    ),
    visible=reports.visible, narrow=reports.narrow, scopes=("all", "mine", "team", "below"),
    default_columns=("owner", "kind", "start", "status", "late", "submitted_at", "judgement", "next_plan"),
    default_sort=(("start", True),), group_fields=("kind", "status", "late", "owner", "team", "start"),
    searchable=False, searched=("judgement", "next_plan"), custom_fields=False, create_via="custom",
)  # fmt: skip
ALL = (REPORT,)
