"""What the audit trail calls targets, their cells and locks."""

from collections.abc import Mapping
from typing import Any

from yingdan.kernel import units
from yingdan.kernel.units import Unit
from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import in_yuan, rewritten
from yingdan.platform.trail.words import Units, describe
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Commitment, Response, Target
from yingdan.targets.rules import levels

TARGET = Field("target_id", ("目标", "Target"), "ref", ref="targets_target")
TEAM = Field("team_id", ("团队", "Team"), "ref", ref="team")
MEMBER = Field("member_id", ("成员", "Member"), "ref", ref="member")
PART = Field("part_id", ("细分项", "Part"), "integer")
MONTH = Field("month", ("月份", "Month"), "integer")


def kinds() -> list[Choice]:
    """The metrics that targets can be set in."""
    return [Choice(metric.code, metric.label) for metric in metrics.all_metrics()]


def _unit(metric: str | None) -> Unit:
    """Of a metric; of one that is gone, money as the oldest targets were."""
    found = metrics.lookup(metric or metrics.DEFAULT)
    return units.of(found.unit if found else "fen")


def _of_targets(rows: Mapping[int, Mapping[str, list[object]]]) -> dict[int, Unit]:
    """Units by target; of a deleted one its last row says the metric."""
    known: dict[int, str] = dict(Target.objects.filter(id__in=rows).values_list("id", "metric"))
    return {row: _unit(known.get(row) or str(held.get("metric", [None])[0] or "")) for row, held in rows.items()}


def _of_parts(model: type[Cell | Response | Commitment]) -> Units:
    """Units of rows that belong to a target."""

    def units_of(rows: Mapping[int, Mapping[str, list[object]]]) -> dict[int, Unit]:
        owners: dict[int, Any] = dict(model.objects.filter(id__in=rows).values_list("id", "target_id"))
        owners |= {row: held["target_id"][0] for row, held in rows.items() if row not in owners and "target_id" in held}
        kinds = dict(Target.objects.filter(id__in=set(owners.values())).values_list("id", "metric"))
        return {row: _unit(kinds.get(owners.get(row, 0))) for row in rows}

    return units_of


def _levels(before: object, after: object, locale: str) -> tuple[str, str]:
    """Names with percentages."""

    def said(rows: object) -> str:
        found = levels.loaded(rows) if isinstance(rows, list) else []
        return "、".join(f"{one.label[locale == 'en']} {levels.share(one)}" for one in found)

    return said(before), said(after)


describe(
    "targets_target", ("目标", "Target"),
    Field("name", ("名称", "Name")),
    Field("metric", ("指标", "Metric"), "choice", choices=kinds),
    Field("year", ("年度", "Year"), "integer"),
    TEAM,
    Field("amount", ("目标额", "Target")),
    Field("status", ("状态", "Status"), "choice", choices=(
        Choice("draft", ("草稿", "Draft")), Choice("proposed", ("已提交", "Proposed")),
        Choice("approved", ("已批准", "Approved")), Choice("published", ("已发布", "Published")),
        Choice("superseded", ("已被取代", "Superseded")), Choice("archived", ("已归档", "Archived")),
    )),
    Field("revision", ("版本", "Revision"), "integer"),
    Field("supersedes_id", ("取代的目标", "Replaces"), "ref", ref="targets_target"),
    Field("dimensions", ("细分维度", "Split further by")),
    Field("levels", ("目标档位", "Levels")),
    Field("effective_from", ("生效日期", "Counts from"), "date"),
    Field("note", ("备注", "Note"), "longtext"),
    Field("created_by_id", ("创建人", "Made by"), "ref", ref="member"),
    Field("published_by_id", ("发布人", "Published by"), "ref", ref="member"),
    Field("published_at", ("发布时间", "Published at"), "datetime"),
    Field("archived_at", ("归档时间", "Archived at"), "datetime"),
    title="name", words={"levels": _levels}, amounts=("amount",), units=_of_targets,
)  # fmt: skip
describe(
    "targets_cell", ("目标分解", "Part of a target"),
    TARGET, TEAM, MEMBER, MONTH, PART,
    Field("fen", ("目标额", "Target")),
    title="member__name", amounts=("fen",), units=_of_parts(Cell),
)  # fmt: skip
describe(
    "targets_lock", ("目标锁定", "Lock on a target"),
    TARGET, TEAM, MEMBER, PART,
    Field("start", ("开始日期", "From"), "date"),
    Field("end", ("结束日期", "Until"), "date"),
    Field("by_id", ("锁定人", "Locked by"), "ref", ref="member"),
    Field("at", ("锁定时间", "Locked at"), "datetime"),
    title="target__name",
)  # fmt: skip
BY = Field("by_id", ("操作人", "By"), "ref", ref="member")
AT = Field("at", ("时间", "At"), "datetime")
describe(
    "targets_response", ("目标答复", "Answer to a target"),
    TARGET, TEAM, MEMBER, AT,
    Field("kind", ("类型", "Kind"), "choice", choices=(
        Choice("confirm", ("确认", "Confirmed")), Choice("counter", ("异议", "Counter-offer")),
        Choice("offer", ("自报", "Offer")),
    )),
    Field("amount", ("数额", "Amount")),
    Field("months", ("各月金额", "Months")),
    Field("comment", ("说明", "Comment"), "longtext"),
    Field("answer", ("答复", "Answer"), "choice", choices=(
        Choice("accepted", ("采纳", "Accepted")), Choice("kept", ("维持原目标", "Kept")),
        Choice("middle", ("取中间值", "Middle")), Choice("own", ("另定", "Own number")),
        Choice("withdrawn", ("已撤回", "Withdrawn")),
    )),
    Field("answer_comment", ("答复说明", "Answer in words"), "longtext"),
    Field("settled", ("确定数额", "Settled at")),
    Field("settled_in_id", ("写入版本", "Written to"), "ref", ref="targets_target"),
    Field("answered_by_id", ("答复人", "Answered by"), "ref", ref="member"),
    Field("answered_at", ("答复时间", "Answered at"), "datetime"),
    title="member__name", amounts=("amount", "months", "settled"), units=_of_parts(Response),
)  # fmt: skip
describe(
    "targets_collecting", ("目标征集", "Collecting offers"),
    TARGET, BY, AT,
    Field("until", ("截止日期", "Until"), "date"),
    Field("ended_by_id", ("结束人", "Ended by"), "ref", ref="member"),
    Field("ended_at", ("结束时间", "Ended at"), "datetime"),
    title="target__name",
)  # fmt: skip
describe(
    "targets_commitment", ("团队承诺", "Commitment of a team"),
    TARGET, TEAM, BY, AT,
    Field("fen", ("承诺额", "Committed")),
    Field("passed_by_id", ("下达人", "Passed down by"), "ref", ref="member"),
    Field("passed_at", ("下达时间", "Passed down at"), "datetime"),
    title="team__name", amounts=("fen",), units=_of_parts(Commitment),
)  # fmt: skip
describe(
    "targets_market", ("市场分析", "Market analysis"),
    TARGET,
    Field("size", ("市场规模（元）", "Market size (CNY)")),
    Field("share", ("我方份额（%）", "Our share (%)")),
    Field("trend", ("市场趋势", "Trend")),
    Field("competitors", ("竞争对手", "Competitors")),
    Field("strengths", ("优势", "Strengths"), "longtext"),
    Field("weaknesses", ("劣势", "Weaknesses"), "longtext"),
    Field("opportunities", ("机会", "Opportunities"), "longtext"),
    Field("threats", ("威胁", "Threats"), "longtext"),
    Field("assumptions", ("前提假设", "Assumptions"), "longtext"),
    Field("note", ("备注", "Note"), "longtext"),
    Field("changed_by_id", ("修改人", "Changed by"), "ref", ref="member"),
    Field("changed_at", ("修改时间", "Changed at"), "datetime"),
    title="target__name", words={"size": in_yuan},
)  # fmt: skip
describe(
    "targets_attachment", ("目标附件", "Attachment of a target"),
    TARGET, BY, AT,
    Field("file_id", ("文件", "File"), "integer"),
    title="file__name",
)  # fmt: skip
describe(
    "targets_metricdefinition", ("自定义指标", "Defined metric"),
    Field("code", ("代码", "Code")),
    Field("name_zh", ("中文名称", "Chinese name")),
    Field("name_en", ("英文名称", "English name")),
    Field("definition", ("说明", "Definition")),
    Field("resource", ("数据来源", "Records")),
    Field("condition", ("条件", "Condition"), "longtext"),
    Field("aggregate", ("统计方式", "Added up as")),
    Field("field", ("统计字段", "Field")),
    Field("date_field", ("日期字段", "By date")),
    Field("unit", ("单位", "Unit")),
    Field("less_is_better", ("越少越好", "Less is better"), "boolean"),
    Field("created_by_id", ("创建人", "Made by"), "ref", ref="member"),
    Field("archived_at", ("归档时间", "Archived at"), "datetime"),
    title="name_zh", words={"condition": rewritten},
)  # fmt: skip
