"""A work plan 工作计划 of a person for a day, a week or a month, item by item, and what became of it."""

from django.db import models
from django.db.models import F, Q

from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team
from yingdan.tasks.models import Task


class Plan(Versioned):
    """`planned` are items that count, `fulfilled` the hundredths of them that were done (`rules.matching`) as of
    `worked_at`. A superior answers: `approved`, or `returned` with what to change."""

    ANSWERS = ["", "approved", "returned"]
    owner = models.ForeignKey(Member, models.PROTECT, related_name="work_plans", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=5)
    start = models.DateField()
    end = models.DateField()
    answer = models.CharField(max_length=8, blank=True, default="")
    answer_note = models.CharField(max_length=1000, blank=True, default="")
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    answered_name = models.CharField(max_length=100, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    planned = models.PositiveIntegerField(default=0)
    fulfilled = models.PositiveIntegerField(default=0)
    worked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "start", "team", "owner"], name="reports_plan_team"),
            models.Index(fields=["end", "id"], name="reports_plan_end"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "start"], name="reports_plan_once"),
            models.CheckConstraint(condition=Q(kind__in=["day", "week", "month"]), name="reports_plan_kind"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="reports_plan_order"),
            models.CheckConstraint(condition=Q(fulfilled__lte=F("planned") * 100), name="reports_plan_most"),
            models.CheckConstraint(condition=Q(answer__in=["", "approved", "returned"]), name="reports_plan_answer"),
        ]


class PlanItem(models.Model):
    """Something planned. `counts`: it was planned before the time set for it, so it enters the execution rate; what is
    added later is shown and matched and does not. `title` is what it was called then."""

    WHATS = ["visit", "call", "contact", "deal", "task", "activity", "other"]
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items", db_index=False)
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="+")
    deal = models.ForeignKey(Deal, models.SET_NULL, null=True, related_name="+")
    task = models.ForeignKey(Task, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, blank=True, default="")
    quantity = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=8, default="hand")
    counts = models.BooleanField(default=True)
    said = models.CharField(max_length=7, blank=True, default="")
    reason = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=7, default="open")
    share = models.PositiveSmallIntegerField(default=0)
    happened_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["plan", "position", "id"], name="reports_item_plan")]
        constraints = [
            models.CheckConstraint(condition=Q(share__lte=100), name="reports_item_share"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="reports_item_quantity"),
            models.CheckConstraint(condition=Q(said__in=["", "done", "dropped"]), name="reports_item_said"),
            models.CheckConstraint(condition=~Q(said="dropped") | ~Q(reason=""), name="reports_item_why"),
            models.CheckConstraint(
                condition=Q(what__in=["visit", "call", "contact", "deal", "task", "activity", "other"]),
                name="reports_item_what",
            ),
        ]
