"""A visit 拜访 from check-in to check-out, and where a customer really is."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer, FollowUp
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team
from yingdan.visits.models.plan import PURPOSES, Plan
from yingdan.visits.models.setup import VisitTypeVersion


class Visit(Versioned):
    """One visit. `uuid` comes from the phone; `*_hash` is what was said when it began and ended, so that a repeat is
    told from another story. `told_*` are moments by the phone's clock, `skew` seconds that it was behind;
    `started_at` and `ended_at` are corrected by them. Distances are metres from check-in and check-out to the customer.

    Positions themselves are in `Position`, outside the audit trail, so that they can be forgotten.
    """

    STATUSES = ["open", "done", "abandoned"]
    CATEGORIES = ["develop", "new", "existing"]
    uuid = models.UUIDField(unique=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, models.SET_NULL, null=True, related_name="visits")
    type_version = models.ForeignKey(VisitTypeVersion, models.PROTECT, null=True, related_name="+")
    purpose = models.CharField(max_length=8)
    status = models.CharField(max_length=9, default="open")
    day = models.DateField()
    number = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    told_started_at = models.DateTimeField()
    told_ended_at = models.DateTimeField(null=True)
    skew = models.IntegerField(default=0)
    end_skew = models.IntegerField(null=True)
    distance = models.PositiveIntegerField(null=True)
    end_distance = models.PositiveIntegerField(null=True)
    accuracy = models.PositiveIntegerField(null=True)
    within = models.BooleanField(null=True)
    why_no_position = models.CharField(max_length=200, blank=True, default="")
    result = models.CharField(max_length=2000, blank=True, default="")
    category = models.CharField(max_length=8, blank=True, default="")
    next_visit_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=2000, blank=True, default="")
    weather = models.CharField(max_length=60, blank=True, default="")
    reason = models.CharField(max_length=200, blank=True, default="")
    forgotten = models.BooleanField(default=False)
    followup = models.OneToOneField(FollowUp, models.SET_NULL, null=True, related_name="visit")
    begun_hash = models.CharField(max_length=64, blank=True, default="")
    ended_hash = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["member", "-started_at", "-id"], name="visits_visit_member"),
            models.Index(fields=["team", "-started_at", "-id"], name="visits_visit_team"),
            models.Index(fields=["customer", "-started_at"], name="visits_visit_customer"),
            models.Index(fields=["-started_at", "-id"], name="visits_visit_started"),
            models.Index(fields=["member", "day", "number"], name="visits_visit_day"),
            models.Index(fields=["started_at"], condition=Q(status="open"), name="visits_visit_open"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(status="open"), name="visits_visit_one_open"),
            models.CheckConstraint(condition=Q(purpose__in=PURPOSES), name="visits_visit_purpose"),
            models.CheckConstraint(condition=Q(status__in=["open", "done", "abandoned"]), name="visits_visit_status"),
            models.CheckConstraint(
                condition=Q(category__in=["", "develop", "new", "existing"]), name="visits_visit_category"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")), name="visits_visit_order"
            ),
        ]


class PositionProposal(Versioned):
    """Where a customer seems to be: proposed at a check-in, accepted or declined by who may edit the customer."""

    STATUSES = ["open", "accepted", "declined"]
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    visit = models.OneToOneField(Visit, models.CASCADE, related_name="proposal")
    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    longitude = models.DecimalField(max_digits=9, decimal_places=6)
    accuracy = models.PositiveIntegerField()
    distance = models.PositiveIntegerField(null=True)
    status = models.CharField(max_length=8, default="open")
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer"], condition=Q(status="open"), name="visits_proposal_one_open"),
            models.CheckConstraint(
                condition=Q(status__in=["open", "accepted", "declined"]), name="visits_proposal_status"
            ),
        ]
