"""What the audit trail calls playbooks and their lines."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.words import describe

BOOK = Field("playbook_id", ("打法", "Playbook"))
describe(
    "playbooks_playbook", ("阶段打法", "Playbook"),
    Field("stage_id", ("阶段", "Stage")),
    Field("number", ("版次", "Number"), "integer"),
    Field("state", ("状态", "State"), "choice", choices=(
        Choice("draft", ("草稿", "Draft")), Choice("published", ("已发布", "Published")),
        Choice("retired", ("已停用", "Retired")),
    )),
    Field("aim", ("阶段目标", "Aim")),
    Field("template_id", ("任务模板", "Task template")),
    Field("by_id", ("操作人", "By"), "ref", ref="member"),
    Field("by_name", ("操作人姓名", "By, name")),
    Field("published_at", ("发布时间", "Published"), "datetime"),
    Field("retired_at", ("停用时间", "Retired"), "datetime"),
    title="stage__name",
)  # fmt: skip
describe(
    "playbooks_line", ("打法步骤", "Playbook step"),
    BOOK,
    Field("position", ("顺序", "Order"), "integer"),
    Field("text", ("步骤", "Step")),
    Field("measure", ("以什么算完成", "Done by")),
    Field("times", ("次数", "Times"), "integer"),
    Field("by_day", ("第几天前", "By day"), "integer"),
    Field("why", ("依据", "Why")),
    title="text",
)  # fmt: skip
