"""Disputes about attribution 归属争议."""

from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.reception.models import Case
from yingdan.reception.selectors.entries import visible_cases

STATES = (
    Choice("open", ("待裁决", "Open"), "gold"),
    Choice("upheld", ("支持申诉", "Upheld"), "green"),
    Choice("rejected", ("驳回", "Rejected"), "red"),
)


def _plain(name: str, label: tuple[str, str], kind: str = "text", **more: object) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)  # type: ignore[arg-type]


CASE = Resource(
    name="reception_case",
    label=("归属争议", "Dispute"),
    label_plural=("归属争议", "Disputes"),
    model=Case,
    path="/reception/cases",
    title_field="claim",
    permissions="reception",
    fields=(
        _plain("claim", ("申诉理由", "Claim"), width=260),
        _plain("reception", ("接待登记", "Reception"), "ref", ref="reception"),
        _plain("claimant", ("申诉人", "Claimant"), "ref", ref="member", groupable=True),
        _plain("held_by", ("原归属人", "Held by"), "ref", ref="member", groupable=True),
        _plain("state", ("结果", "Outcome"), "choice", choices=STATES, groupable=True, width=100),
        _plain("decided_by", ("裁决人", "Decided by"), "ref", ref="member", groupable=True),
        _plain("decided_at", ("裁决时间", "Decided at"), "datetime", groupable=True),
        _plain("decision", ("裁决理由", "Why so decided"), width=260),
        _plain("created_at", ("提出时间", "Opened"), "datetime", groupable=True),
    ),
    visible=visible_cases,
    default_columns=(
        "created_at", "reception", "claim", "claimant", "held_by", "state", "decided_by", "decision",
    ),
    default_sort=(("created_at", True),),
    group_fields=("state", "claimant", "held_by", "decided_by"),
    searchable=False,
    custom_fields=False,
)  # fmt: skip
