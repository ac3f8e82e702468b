"""What the audit trail calls targets, their cells and locks."""

from yingdan.kernel.ports import metrics
from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import in_yuan
from yingdan.platform.trail.words import describe

TARGET = Field("target_id", ("目标", "Target"), "ref", ref="targets_target")
TEAM = Field("team_id", ("团队", "Team"), "ref", ref="team")
MEMBER = Field("member_id", ("成员", "Member"), "ref", ref="member")
PART = Field("part_id", ("细分项", "Part"), "integer")
MONTH = Field("month", ("月份", "Month"), "integer")


def kinds() -> list[Choice]:
    """The metrics that targets can be set in."""
    return [Choice(code, metric.label) for code, metric in metrics.items()]


describe(
    "targets_target", ("目标", "Target"),
    Field("name", ("名称", "Name")),
    Field("metric", ("指标", "Metric"), "choice", choices=kinds),
    Field("year", ("年度", "Year"), "integer"),
    TEAM,
    Field("amount", ("目标额（元）", "Target (CNY)")),
    Field("status", ("状态", "Status"), "choice", choices=(
        Choice("draft", ("草稿", "Draft")), Choice("proposed", ("已提交", "Proposed")),
        Choice("approved", ("已批准", "Approved")), Choice("published", ("已发布", "Published")),
        Choice("superseded", ("已被取代", "Superseded")), Choice("archived", ("已归档", "Archived")),
    )),
    Field("revision", ("版本", "Revision"), "integer"),
    Field("supersedes_id", ("取代的目标", "Replaces"), "ref", ref="targets_target"),
    Field("dimensions", ("细分维度", "Split further by")),
    Field("effective_from", ("生效日期", "Counts from"), "date"),
    Field("note", ("备注", "Note"), "longtext"),
    Field("created_by_id", ("创建人", "Made by"), "ref", ref="member"),
    Field("published_by_id", ("发布人", "Published by"), "ref", ref="member"),
    Field("published_at", ("发布时间", "Published at"), "datetime"),
    Field("archived_at", ("归档时间", "Archived at"), "datetime"),
    title="name", words={"amount": in_yuan},
)  # fmt: skip
describe(
    "targets_cell", ("目标分解", "Part of a target"),
    TARGET, TEAM, MEMBER, MONTH, PART,
    Field("fen", ("目标额（元）", "Target (CNY)")),
    title="member__name", words={"fen": in_yuan},
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
