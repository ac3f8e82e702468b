"""Automatic assignment from a pool: how, when, to whom, and why each record went where."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.leads.models import Lead
from yingdan.org.models import Member
from yingdan.pools.models.pool import Pool


class Dispatch(Versioned):
    """How a pool assigns by itself. `hours` are [{"weekday": 1..7, "from": "09:00", "to": "18:00"}], empty = always;
    `cursor` is where the turn stands."""

    METHODS = ["round_robin", "ratio", "load", "territory", "ability"]
    pool = models.OneToOneField(Pool, models.CASCADE, related_name="dispatch")
    active = models.BooleanField(default=False)
    method = models.CharField(max_length=12, default="round_robin")
    hours = models.JSONField(default=list)
    on_duty_only = models.BooleanField(default=True)
    territory_only = models.BooleanField(default=False)
    cursor = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=["round_robin", "ratio", "load", "territory", "ability"]),
                name="pools_dispatch_method",
            )
        ]


class Seat(models.Model):
    """Somebody who receives from a pool: the share (any positive number), the score of ability (0 to 100), and the
    fewest and most records to hold. Who has no seat receives nothing."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    share = models.DecimalField(max_digits=8, decimal_places=2, default=1)
    ability = models.PositiveSmallIntegerField(default=50)
    lower = models.PositiveIntegerField(default=0)
    upper = models.PositiveIntegerField(null=True)
    paused = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool", "member"], name="pools_seat_once"),
            models.CheckConstraint(condition=Q(share__gt=0), name="pools_seat_share"),
            models.CheckConstraint(condition=Q(ability__lte=100), name="pools_seat_ability"),
        ]


class Decision(models.Model):
    """Why a record went to somebody, or to nobody: `reasons` holds for each candidate what spoke for or against."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="decisions", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+", db_index=False)
    lead = models.ForeignKey(Lead, models.CASCADE, null=True, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    method = models.CharField(max_length=12)
    at = models.DateTimeField()
    why = models.CharField(max_length=40)
    reasons = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["pool", "-id"], name="pools_decision_pool"),
            models.Index(
                fields=["customer", "-id"], condition=Q(customer__isnull=False), name="pools_decision_customer"
            ),
            models.Index(fields=["lead", "-id"], condition=Q(lead__isnull=False), name="pools_decision_lead"),
        ]
