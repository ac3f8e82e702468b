"""What the audit trail calls the parts of tasks, and templates."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.words import describe
from yingdan.tasks.types import ASSIGNEES, PRIORITIES

TASK = Field("task_id", ("任务", "Task"), "ref", ref="task")
ORDER = Field("position", ("顺序", "Order"), "integer")
NAME = Field("name", ("名称", "Name"))

describe(
    "tasks_task", ("任务", "Task"),
    Field("customer_id", ("客户", "Customer"), "ref", ref="customer"),
    Field("source", ("由什么产生", "Made by")),
    Field("template_id", ("任务模板", "Task template"), "ref", ref="tasks_tasktemplate"),
    Field("repeats_id", ("上一次任务", "Task before"), "ref", ref="task"),
)  # fmt: skip
describe(
    "tasks_checkline", ("检查项", "Checklist line"),
    TASK,
    Field("text", ("内容", "Text")),
    ORDER,
    Field("done_at", ("完成时间", "Done at"), "datetime"),
    Field("done_by_id", ("完成人", "Done by"), "ref", ref="member"),
    title="text",
)  # fmt: skip
describe(
    "tasks_collaborator", ("协作人", "Collaborator"),
    TASK,
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    title="task__title",
)  # fmt: skip
describe(
    "tasks_tasktemplate", ("任务模板", "Task template"),
    NAME,
    Field("note", ("说明", "Note")),
    Field("resource", ("用于", "For")),
    Field("archived_at", ("停用时间", "Archived at"), "datetime"),
    title="name",
)  # fmt: skip
describe(
    "tasks_templateline", ("模板中的任务", "Task of a template"),
    Field("template_id", ("任务模板", "Task template"), "ref", ref="tasks_tasktemplate"),
    ORDER,
    Field("title", ("任务", "Task")),
    Field("note", ("说明", "Note"), "longtext"),
    Field("step", ("是步骤", "Is a step"), "boolean"),
    Field("offset_days", ("几天后截止", "Due after days"), "integer"),
    Field("priority", ("优先级", "Priority"), "choice", choices=PRIORITIES),
    Field("assignee", ("交给", "Given to"), "choice", choices=ASSIGNEES),
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    Field("role", ("角色", "Role")),
    Field("checklist", ("检查清单", "Checklist")),
    title="title",
)  # fmt: skip
describe(
    "tasks_tasksetting", ("任务设置", "Task settings"),
    Field("escalate_days", ("逾期几天上报上级", "Superior told after days"), "integer"),
    Field("digest", ("每天早上提醒", "Morning notice"), "boolean"),
    Field("told_on", ("最近提醒日", "Last told on"), "date"),
)  # fmt: skip
