"""Tasks, described once."""

from yingdan.kernel.actor import Actor
from yingdan.platform.resources import spec
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource, Values
from yingdan.tasks import importer
from yingdan.tasks.models import Task
from yingdan.tasks.selectors.tasks import narrow_tasks, visible_tasks
from yingdan.tasks.services import tasks
from yingdan.tasks.types import NEVER, PRIORITIES, STATUSES

REMIND = ("分钟", "minutes")


def _kinds() -> list[Choice]:
    """What tasks can be about."""
    return [Choice(one.name, one.label) for one in spec.all_resources() if one.name not in NEVER]


def _create(actor: Actor, values: Values, _confirm: bool) -> Task:
    return tasks.create(actor, values)


TASK = Resource(
    name="task",
    label=("任务", "Task"),
    label_plural=("任务", "Tasks"),
    model=Task,
    path="/tasks",
    title_field="title",
    hint="subject_title",
    fields=(
        Field("title", ("任务", "Task"), max_length=200, required=True, width=236),
        Field("status", ("状态", "Status"), "choice", choices=STATUSES, groupable=True, width=90),
        Field("priority", ("优先级", "Priority"), "choice", choices=PRIORITIES, groupable=True, ranked=True, width=80),
        Field("due_at", ("截止时间", "Due"), "datetime", groupable=True, width=140),
        Field(
            "whole_day", ("全天", "Whole day"), "boolean", hidden_by_default=True, sortable=False,
            help=("只到日期，当天结束前完成即可", "Only the day counts: until its end"),
        ),
        Field("owner", ("负责人", "Owner"), "ref", ref="member", groupable=True),
        Field("team", ("部门", "Team"), "ref", ref="team", groupable=True, editable=False, importable=False),
        Field("subject_title", ("关于", "About"), editable=False, importable=False, in_form=False, width=200),
        Field("subject_resource", ("关于的记录类型", "Kind of record"), "choice", choices=_kinds, editable=False,
              importable=False, in_form=False, groupable=True, hidden_by_default=True),
        Field("subject_id", ("关于的记录编号", "ID of record"), "integer", editable=False, importable=False,
              in_form=False, sortable=False, hidden_by_default=True),
        Field("blocked_reason", ("受阻原因", "Why blocked"), max_length=200, groupable=True, hidden_by_default=True),
        Field("starts_on", ("开始日期", "Starts on"), "date", groupable=True, hidden_by_default=True),
        Field("done_at", ("完成时间", "Done at"), "datetime", groupable=True, editable=False, importable=False,
              in_form=False, hidden_by_default=True),
        Field("parent", ("上级任务", "Step of"), "ref", ref="task", editable=False, importable=False, in_form=False,
              hidden_by_default=True),
        Field("after", ("等待任务", "Waits for"), "ref", ref="task", editable=False, importable=False, in_form=False,
              hidden_by_default=True),
        Field("check_total", ("检查项", "Checklist lines"), "integer", editable=False, importable=False, in_form=False,
              hidden_by_default=True),
        Field("check_done", ("已完成检查项", "Checklist lines done"), "integer", editable=False, importable=False,
              in_form=False, hidden_by_default=True),
        Field("repeat", ("重复规则", "Repeats"), max_length=150, importable=False, in_form=False,
              sortable=False, hidden_by_default=True),
        Field(
            "remind_minutes", ("提前提醒", "Remind before"), "integer", unit=REMIND, minimum=0, maximum=43_200,
            sortable=False, hidden_by_default=True,
            help=("全天任务从当天早上 9 点算起", "For whole days counted from nine in the morning"),
        ),
        Field("remind_at", ("提醒时间", "Reminder at"), "datetime", editable=False, importable=False, in_form=False,
              hidden_by_default=True),
        Field("escalated_at", ("上报上级时间", "Superior told at"), "datetime", editable=False, importable=False,
              in_form=False, hidden_by_default=True),
        Field(
            "owned_since", ("归属时间", "Owned since"), "datetime", editable=False, importable=False, in_form=False,
            hidden_by_default=True,
        ),
        Field("note", ("说明", "Note"), "longtext", sortable=False, hidden_by_default=True),
        Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
        Field("created_by", ("创建人", "Created by"), "ref", ref="member", editable=False, hidden_by_default=True,
              groupable=True),
        Field("created_at", ("创建时间", "Created at"), "datetime", groupable=True, editable=False),
        Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False,
              hidden_by_default=True),
    ),
    visible=visible_tasks,
    searched=("title", "subject_title"),
    shown_elsewhere=(
        "status", "priority", "due_at", "whole_day", "owner", "team", "subject_resource", "subject_id",
        "blocked_reason", "done_at", "check_total", "check_done", "note", "starts_on", "parent", "after", "repeat",
    ),
    narrow=narrow_tasks,
    scopes=("all", "mine", "given", "team", "below", "shared"),
    create=_create,
    save=tasks.save,
    remove=tasks.remove,
    default_columns=("title", "status", "priority", "due_at", "owner", "subject_title", "created_at"),
    default_sort=(("updated_at", True),),
    group_fields=("status", "priority", "owner", "team", "due_at", "done_at", "created_by"),
    importer=Importer(keys=("external_id",), columns=importer.columns, late={"search": importer.searched}),
    create_via="custom",
)  # fmt: skip
