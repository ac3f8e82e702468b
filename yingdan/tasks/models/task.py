"""Tasks 任务: what somebody has to do until when, about whatever record."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from yingdan.org.models import Held, Member
from yingdan.platform.resources.columns import rank
from yingdan.tasks.models.template import TaskTemplate
from yingdan.tasks.types import PRIORITIES


class Task(Held):
    """Something to do. `due_at` of a task for the `whole_day` is the last second of that day of the company.

    `subject_resource`, `subject_id` name the record that it is about ("deal", 7); `subject_title` is what that was
    called when last looked at, `customer_id` the customer behind it. `parent` makes it a step of another task.
    As long as the task `after` which it comes is open, it waits: it is neither begun nor done.
    `source` says what made it ("stage:12"): there is at most one open task of a source about a record. `repeat` is an
    RFC 5545 rule; `repeats` the task whose end brought this one. `remind_at` goes empty once somebody was reminded,
    `escalated_at` is when the superior was told.
    """

    STATUSES = ["todo", "doing", "blocked", "done", "cancelled"]
    OPEN = ["todo", "doing", "blocked"]
    PRIORITIES = ["high", "normal", "low"]
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True, default="", db_default="")
    status = models.CharField(max_length=10, default="todo", db_default="todo")
    blocked_reason = models.CharField(max_length=200, blank=True, default="", db_default="")
    priority = models.CharField(max_length=6, default="normal", db_default="normal")
    starts_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    whole_day = models.BooleanField(default=True, db_default=True)
    done_at = models.DateTimeField(null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="steps", db_index=False)
    after = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followers", db_index=False)
    subject_resource = models.CharField(max_length=20, blank=True, default="", db_default="")
    subject_id = models.BigIntegerField(null=True)
    subject_title = models.CharField(max_length=200, blank=True, default="", db_default="")
    customer_id = models.BigIntegerField(null=True)
    source = models.CharField(max_length=60, blank=True, default="", db_default="")
    template = models.ForeignKey(TaskTemplate, models.SET_NULL, null=True, related_name="+", db_index=False)
    repeat = models.CharField(max_length=200, blank=True, default="", db_default="")
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)
    remind_minutes = models.PositiveIntegerField(null=True)
    remind_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    check_total = models.PositiveSmallIntegerField(default=0, db_default=0)
    check_done = models.PositiveSmallIntegerField(default=0, db_default=0)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="tasks_task_search"),
            models.Index(fields=["owner", "-updated_at", "-id"], name="tasks_owner_updated"),
            models.Index(fields=["team", "-updated_at", "-id"], name="tasks_team_updated"),
            models.Index(fields=["-updated_at", "-id"], name="tasks_updated"),
            models.Index(rank("priority", [one.value for one in PRIORITIES]), "id", name="tasks_priority_rank"),
            models.Index(fields=["created_by", "-updated_at", "-id"], name="tasks_created_by_updated"),
            models.Index(
                fields=["owner", "due_at", "id"], condition=Q(status__in=["todo", "doing", "blocked"]),
                name="tasks_open_owner_due",
            ),
            models.Index(
                fields=["team", "due_at", "id"], condition=Q(status__in=["todo", "doing", "blocked"]),
                name="tasks_open_team_due",
            ),
            models.Index(
                fields=["due_at", "id"], condition=Q(status__in=["todo", "doing", "blocked"]), name="tasks_open_due"
            ),
            models.Index(
                fields=["subject_resource", "subject_id"], condition=Q(subject_id__isnull=False), name="tasks_subject"
            ),
            models.Index(fields=["customer_id"], condition=Q(customer_id__isnull=False), name="tasks_customer"),
            models.Index(
                fields=["due_at", "id"], include=["status", "team", "owner", "created_by"], name="tasks_due"
            ),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="tasks_parent"),
            models.Index(fields=["after"], condition=Q(after__isnull=False), name="tasks_after"),
            models.Index(fields=["template"], condition=Q(template__isnull=False), name="tasks_template"),
            models.Index(fields=["remind_at"], condition=Q(remind_at__isnull=False), name="tasks_remind_at"),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"], condition=Q(external_id__isnull=False), name="tasks_external_id"
            ),
            models.UniqueConstraint(
                fields=["source", "subject_resource", "subject_id"],
                condition=~Q(source="") & Q(status__in=["todo", "doing", "blocked"]),
                name="tasks_source_once",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(fields=["repeats"], condition=Q(repeats__isnull=False), name="tasks_repeats_once"),
            models.CheckConstraint(
                condition=Q(status__in=["todo", "doing", "blocked", "done", "cancelled"]), name="tasks_status"
            ),
            models.CheckConstraint(condition=Q(priority__in=["high", "normal", "low"]), name="tasks_priority"),
            models.CheckConstraint(
                condition=Q(status="done", done_at__isnull=False) | (~Q(status="done") & Q(done_at=None)),
                name="tasks_done_at",
            ),
            models.CheckConstraint(
                condition=Q(subject_resource="", subject_id=None)
                | (~Q(subject_resource="") & Q(subject_id__isnull=False)),
                name="tasks_subject_whole",
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="tasks_parent_other"),
            models.CheckConstraint(condition=Q(after=None) | ~Q(after=F("id")), name="tasks_after_other"),
            models.CheckConstraint(condition=Q(check_done__lte=F("check_total")), name="tasks_checks"),
        ]


class CheckLine(models.Model):
    """A line of a task's checklist 检查清单, and who ticked it off when."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="checks")
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["position", "id"]


class Collaborator(models.Model):
    """Somebody who works on a task 协作人 beside its owner: sees it and may change it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="collaborators")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["member", "task"], name="tasks_collaborator_member")]
        constraints = [models.UniqueConstraint(fields=["task", "member"], name="tasks_collaborator_once")]
