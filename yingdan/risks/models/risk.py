"""A risk 风险: what may go wrong, how likely and how bad, whose it is, and what is done about it."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.org.models import Held, Member, Team

_OPEN = Q(status__in=["open", "watching"])


class Risk(Held):
    """Of a deal, a customer, a member (`person`), a team (`group`), or nothing of these; `subject` names it in one word
    ("deal:7"). A risk of a deal also has the deal's customer. `score` and `level` follow from probability and impact.

    `rule` says what raised it, `params` what it saw, `signal` whether it still sees that: there is one such risk of a
    rule about a subject, and no other as long as the signal is there. `taken_at` is when a person took it over: from
    then on the rule only says whether the signal is there. `amount_follows` is a deal's present amount.
    `reminded_for`, `told_for` are the review days of which owner and superior were told.
    """

    KINDS = ["market", "customer", "deal", "receivable", "people"]
    STATUSES = ["open", "watching", "mitigated", "happened", "closed"]
    OPEN = ["open", "watching"]
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True, default="", db_default="")
    plan_b = models.TextField(blank=True, default="", db_default="")
    deal = models.ForeignKey(Deal, models.SET_NULL, null=True, related_name="+")
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    group = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+")
    subject = models.CharField(max_length=30, blank=True, default="", db_default="")
    probability = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    score = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=8)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    amount_follows = models.BooleanField(default=False, db_default=False)
    status = models.CharField(max_length=9, default="open", db_default="open")
    reason = models.CharField(max_length=500, blank=True, default="", db_default="")
    ended_by = models.CharField(max_length=6, blank=True, default="", db_default="")
    ended_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    rule = models.CharField(max_length=20, blank=True, default="", db_default="")
    params = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))
    signal = models.BooleanField(default=False, db_default=False)
    taken_at = models.DateTimeField(null=True)
    reminded_for = models.DateField(null=True)
    told_for = models.DateField(null=True)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="risks_risk_search"),
            models.Index(fields=["owner", "-updated_at", "-id"], name="risks_owner_updated"),
            models.Index(fields=["team", "-updated_at", "-id"], name="risks_team_updated"),
            models.Index(fields=["-updated_at", "-id"], name="risks_updated"),
            models.Index(fields=["-score", "-id"], condition=_OPEN, name="risks_open_score"),
            models.Index(fields=["owner", "-score"], condition=_OPEN, name="risks_open_owner"),
            models.Index(fields=["team", "-score"], condition=_OPEN, name="risks_open_team"),
            models.Index(fields=["review_on"], condition=_OPEN, name="risks_open_review"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["external_id"], name="risks_external_id"),
            models.UniqueConstraint(
                fields=["rule", "subject"],
                condition=~Q(rule="") & (Q(signal=True) | Q(status__in=["open", "watching"])),
                name="risks_rule_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["market", "customer", "deal", "receivable", "people"]), name="risks_kind"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["open", "watching", "mitigated", "happened", "closed"]), name="risks_status"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["open", "watching"], ended_at=None)
                | (~Q(status__in=["open", "watching"]) & Q(ended_at__isnull=False)),
                name="risks_ended",
            ),
            models.CheckConstraint(
                condition=Q(probability__gte=1, probability__lte=5, impact__gte=1, impact__lte=5), name="risks_steps"
            ),
            models.CheckConstraint(condition=Q(score=F("probability") * F("impact")), name="risks_score"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="risks_amount"),
        ]
