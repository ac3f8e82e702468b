"""Tasks of a report: those that the person did."""

from yingdan.reports.rules import composing
from yingdan.reports.types import Asked, Column, Found, Section
from yingdan.tasks.models import Task


def tasks(asked: Asked) -> Found:
    """Done in the span, in the order of their end."""
    rows = Task.objects.filter(
        owner=asked.member_id, status="done", done_at__gte=asked.since, done_at__lt=asked.until
    ).order_by("done_at", "id")
    found = [
        {"at": one.done_at.isoformat() if one.done_at else None, "about": one.subject_title,
         "task": {"resource": "task", "id": one.pk, "label": one.title}}
        for one in rows[: asked.most]
    ]  # fmt: skip
    return Found(composing.numbered(found, "at"), rows.count())


SECTIONS = (
    Section("tasks", ("完成任务", "Tasks done"), (
        Column("serial", ("序号", "No."), "number"), Column("task", ("任务", "Task"), "ref"),
        Column("about", ("关于", "About")), Column("at", ("完成时间", "Done at"), "moment"),
    ), tasks),
)  # fmt: skip
