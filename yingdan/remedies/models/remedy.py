"""A remedy 补救: what a superior does so that somebody reaches the target after all, and what came of it."""

from django.db import models
from django.db.models import F, Q

from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Remedy(Versioned):
    """For a member in a period: urging 督促, coaching 辅导, a joint visit 陪访, stepping in 介入, or a task.

    `cause` is the factor of the gap that it is meant to mend, `gap` how much was missing when it was assigned, in fen.
    `effect` is what came of it (`rules.effect`), worked out when the time after it is over.
    """

    KINDS = ["urge", "coaching", "joint_visit", "step_in", "task"]
    STATUSES = ["open", "done", "dropped"]
    member = models.ForeignKey(Member, models.PROTECT, related_name="remedies", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12)
    cause = models.CharField(max_length=10, blank=True, default="")
    period = models.CharField(max_length=7)
    starts_on = models.DateField()
    ends_on = models.DateField()
    deal = models.ForeignKey(Deal, models.SET_NULL, null=True, related_name="+")
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=1000)
    due_on = models.DateField()
    gap = models.BigIntegerField(null=True)
    status = models.CharField(max_length=8, default="open")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, blank=True, default="")
    assigned_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=1000, blank=True, default="")
    task_id = models.BigIntegerField(null=True)
    effect = models.JSONField(null=True)
    outcome = models.CharField(max_length=16, blank=True, default="")
    measured_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["member", "-assigned_on", "-id"], name="remedies_remedy_member"),
            models.Index(fields=["team", "status", "due_on"], name="remedies_remedy_team"),
            models.Index(fields=["assigned_on"], condition=Q(measured_on=None), name="remedies_remedy_unmeasured"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["urge", "coaching", "joint_visit", "step_in", "task"]), name="remedies_kind"
            ),
            models.CheckConstraint(condition=Q(status__in=["open", "done", "dropped"]), name="remedies_status"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="remedies_period"),
        ]
