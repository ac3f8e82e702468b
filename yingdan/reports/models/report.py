"""A report 日报/周报/月报 of a person and a span, and what is said about it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Report(Versioned):
    """The report of a day, a week or a month. What is `required` is asked for by the company's rules and has its row
    before anybody writes in it; others are written freely and are never late.

    `draft` holds what is written and not yet submitted: only its writer reads it. The columns hold what was submitted.
    `snapshot` is what the records said when it was submitted (`rules.composing`); until then it is composed anew each
    time. `team` is the person's when the row was made. `reminded_at`: when the person was told of the deadline.

    What was confirmed on a phone (`services.confirming`) has the uuid of that confirmation, which stays so that it
    counts once; `told_at` is the moment by the phone's clock, `told_skew` how many seconds that was behind ours,
    `arrived_at` when it came; `doubt` says why the arrival counts instead of the moment told (`rules.told`).
    """

    KINDS = ["day", "week", "month"]
    STATUSES = ["draft", "submitted"]
    owner = models.ForeignKey(Member, models.PROTECT, related_name="work_reports", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=5)
    start = models.DateField()
    end = models.DateField()
    required = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    status = models.CharField(max_length=9, default="draft")
    submitted_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    judgement = models.TextField(blank=True, default="")
    next_plan = models.TextField(blank=True, default="")
    note = models.TextField(blank=True, default="")
    area = models.CharField(max_length=200, blank=True, default="")
    weather = models.CharField(max_length=60, blank=True, default="")
    draft = models.JSONField(default=dict)
    snapshot = models.JSONField(null=True)
    reminded_at = models.DateTimeField(null=True)
    confirm_uuid = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    told_skew = models.IntegerField(null=True)
    arrived_at = models.DateTimeField(null=True)
    doubt = models.CharField(max_length=6, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "start", "team", "owner"], name="reports_report_team"),
            models.Index(fields=["kind", "start", "owner"], name="reports_report_span"),
            models.Index(
                fields=["due_at"], condition=Q(status="draft", required=True, reminded_at=None),
                name="reports_report_remind",
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "start"], name="reports_report_once"),
            models.CheckConstraint(condition=Q(kind__in=["day", "week", "month"]), name="reports_report_kind"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="reports_report_order"),
            models.CheckConstraint(
                condition=Q(status="draft", submitted_at=None, late=False)
                | Q(status="submitted", submitted_at__isnull=False, snapshot__isnull=False),
                name="reports_report_whole",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None, told_at=None, told_skew=None, doubt="")
                | Q(
                    status="submitted",
                    arrived_at__isnull=False,
                    told_at__isnull=False,
                    told_skew__isnull=False,
                    doubt__in=["", "clock", "waited"],
                ),
                name="reports_report_told",
            ),
        ]


class Comment(models.Model):
    """What somebody said about a report; those mentioned with @ are told."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="comments", db_index=False)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100)
    at = models.DateTimeField()
    text = models.TextField()
    mentions = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            models.Index(fields=["report", "at", "id"], name="reports_comment_report"),
            GinIndex(fields=["mentions"], name="reports_comment_mentions"),
        ]
