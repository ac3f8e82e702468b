"""A visit that somebody is to make on a day 拜访计划."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team
from yingdan.visits.models.setup import VisitType

PURPOSES = ["order", "collect", "develop", "serve", "explain"]


class Plan(Versioned):
    """A planned visit. One that is `delayed` has a successor on another day, which names it in `from_plan`."""

    SOURCES = ["cycle", "card", "hand", "assigned", "next"]
    STATUSES = ["planned", "done", "delayed", "cancelled", "missed"]
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    time = models.TimeField(null=True)
    purpose = models.CharField(max_length=8, default="serve")
    type = models.ForeignKey(VisitType, models.SET_NULL, null=True, related_name="+", db_index=False)
    source = models.CharField(max_length=8, default="hand")
    status = models.CharField(max_length=9, default="planned")
    reason = models.CharField(max_length=200, blank=True, default="")
    from_plan = models.OneToOneField("self", models.SET_NULL, null=True, related_name="successor")
    assigned_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["member", "day", "id"], name="visits_plan_member"),
            models.Index(fields=["team", "day", "id"], name="visits_plan_team"),
            models.Index(fields=["customer", "-day"], name="visits_plan_customer"),
            models.Index(fields=["-day", "-id"], name="visits_plan_day"),
            models.Index(fields=["day", "id"], condition=Q(status="planned"), name="visits_plan_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "customer", "day"], condition=Q(status="planned"), name="visits_plan_once"
            ),
            models.CheckConstraint(condition=Q(purpose__in=PURPOSES), name="visits_plan_purpose"),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "done", "delayed", "cancelled", "missed"]), name="visits_plan_status"
            ),
            models.CheckConstraint(
                condition=Q(source__in=["cycle", "card", "hand", "assigned", "next"]), name="visits_plan_source"
            ),
        ]
