"""Templates 任务模板: a set of tasks that is made in one go, and the company's settings for tasks."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class TaskTemplate(Versioned):
    """A named set of tasks. `resource` names the records that it is for ("deal"); empty: any, or none."""

    name = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True, default="", db_default="")
    resource = models.CharField(max_length=20, blank=True, default="", db_default="")
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(archived_at=None), name="tasks_template_name")
        ]


class TemplateLine(models.Model):
    """One task of a template, due `offset_days` after the day on which the template is used (null: no due day).

    `assignee`: the "owner" of the work, that person's "superior", the "member" named, or who has the `role` in the team
    of the record ("presales" of the deal); a role that nobody has falls to the owner. `step` makes it a step of the
    line before that is none.
    """

    ASSIGNEES = ["owner", "superior", "member", "role"]
    template = models.ForeignKey(TaskTemplate, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True, default="", db_default="")
    step = models.BooleanField(default=False, db_default=False)
    offset_days = models.PositiveSmallIntegerField(null=True)
    priority = models.CharField(max_length=6, default="normal", db_default="normal")
    assignee = models.CharField(max_length=10, default="owner", db_default="owner")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    role = models.CharField(max_length=20, blank=True, default="", db_default="")
    checklist = models.JSONField(default=list, db_default=models.Value([], output_field=models.JSONField()))

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(priority__in=["high", "normal", "low"]), name="tasks_line_priority"),
            models.CheckConstraint(
                condition=Q(assignee__in=["owner", "superior", "member", "role"]), name="tasks_line_assignee"
            ),
        ]


class TaskSetting(Versioned):
    """One row. After `escalate_days` days overdue the superior is told (null: never); `digest` tells everybody in the
    morning what is due. `told_on` is the day for which that was done."""

    escalate_days = models.PositiveSmallIntegerField(null=True, default=3)
    digest = models.BooleanField(default=True)
    told_on = models.DateField(null=True)
