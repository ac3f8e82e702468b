"""Deals 商机, what is sold in them, who works on them, and where they have been."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.deals.models.pipeline import CloseReason, Pipeline, Stage
from yingdan.org.models import Member, Owned


class Deal(Owned):
    """A chance to sell. `probability` is always filled: the stage's, unless `probability_set` says it was overridden.

    `product` is the main one (the line with the largest amount); the database keeps `weighted` = amount × probability.
    `furthest` is the highest stage position the deal ever reached; `opened_on` and `closed_on` are business days.
    `category` is how sure its owner is of it in the forecast; empty = not said.
    """

    STATUSES = ["open", "won", "lost", "abandoned"]
    CATEGORIES = ["", "commit", "best_case", "pipeline", "omitted"]
    name = models.CharField(max_length=200)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="deals")
    pipeline = models.ForeignKey(Pipeline, models.PROTECT, related_name="+", db_index=False)
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=10, default="open", db_default="open")
    amount = models.DecimalField(max_digits=18, decimal_places=2, default=0, db_default=0)
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="+", db_index=False)
    probability = models.PositiveSmallIntegerField()
    probability_set = models.BooleanField(default=False, db_default=False)
    weighted = models.GeneratedField(
        expression=F("amount") * F("probability") / 100,
        output_field=models.DecimalField(max_digits=24, decimal_places=4),
        db_persist=True,
    )
    expected_close = models.DateField(null=True)
    category = models.CharField(max_length=10, blank=True, default="", db_default="")
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    close_reason = models.ForeignKey(CloseReason, models.PROTECT, null=True, related_name="+", db_index=False)
    close_note = models.TextField(blank=True, default="", db_default="")
    competitor = models.CharField(max_length=200, blank=True, default="", db_default="")
    source = models.CharField(max_length=40, blank=True, default="", db_default="")
    stage_entered_at = models.DateTimeField()
    furthest = models.PositiveSmallIntegerField(default=0, db_default=0)
    next_step = models.CharField(max_length=200, blank=True, default="", db_default="")
    next_contact_at = models.DateTimeField(null=True)
    last_followup_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True, default="", db_default="")
    search = SearchVectorField(null=True)
    warnings: list[dict[str, Any]]  # of the move just made, for its answer; no column

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="deals_deal_search"),
            models.Index(fields=["owner", "-updated_at", "-id"], name="deals_owner_updated"),
            models.Index(fields=["team", "-updated_at", "-id"], name="deals_team_updated"),
            models.Index(fields=["-updated_at", "-id"], name="deals_updated"),
            models.Index(fields=["-amount", "-id"], name="deals_amount"),
            models.Index(fields=["stage", "-updated_at", "-id"], condition=Q(status="open"), name="deals_open_stage"),
            models.Index(
                fields=["team", "stage", "-updated_at"], condition=Q(status="open"), name="deals_open_team_stage"
            ),
            models.Index(
                fields=["owner", "stage", "-updated_at"], condition=Q(status="open"), name="deals_open_owner_stage"
            ),
            models.Index(fields=["closed_on", "owner"], condition=Q(status="won"), name="deals_won_closed"),
            models.Index(  # what was lost in a period is counted from the index alone
                fields=["closed_on", "team", "owner"],
                condition=Q(status__in=["lost", "abandoned"]),
                name="deals_lost_closed",
            ),
            models.Index(fields=["opened_on", "team"], name="deals_opened"),
            models.Index(fields=["expected_close", "id"], condition=Q(status="open"), name="deals_expected_close"),
            models.Index(Lower("competitor"), F("status"), condition=~Q(competitor=""), name="deals_competitor_status"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["external_id"], name="deals_external_id"),
            models.CheckConstraint(condition=Q(status__in=["open", "won", "lost", "abandoned"]), name="deals_status"),
            models.CheckConstraint(condition=Q(probability__lte=100), name="deals_probability"),
            models.CheckConstraint(
                condition=Q(category__in=["", "commit", "best_case", "pipeline", "omitted"]), name="deals_category"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="deals_amount_positive"),
            models.CheckConstraint(
                condition=Q(status="open", closed_on=None) | (~Q(status="open") & Q(closed_on__isnull=False)),
                name="deals_closed_on",
            ),
        ]


class DealLine(models.Model):
    """A product in a deal."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    price = models.DecimalField(max_digits=16, decimal_places=2)
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0) & Q(price__gte=0) & Q(amount__gte=0), name="deals_line_positive"
            )
        ]


class DealMember(models.Model):
    """Somebody beside the owner who works on a deal; sees it (and edits it when allowed) until the day given.

    `credit` is the share in the success, in hundredths of a percent; what members do not have is the owner's, so that
    the shares of a deal are 100 % always.
    """

    ROLES = ["presales", "delivery", "partner", "support"]
    deal = models.ForeignKey(Deal, models.CASCADE, related_name="members")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    role = models.CharField(max_length=20, default="support")
    can_edit = models.BooleanField(default=False)
    credit = models.PositiveSmallIntegerField(default=0, db_default=0)
    until = models.DateField(null=True)
    added_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["member", "deal"], name="deals_dealmember_member")]
        constraints = [
            models.UniqueConstraint(fields=["deal", "member"], name="deals_dealmember_once"),
            models.CheckConstraint(condition=Q(credit__lte=10_000), name="deals_dealmember_credit"),
        ]


class StageEntry(models.Model):
    """A stay of a deal in a stage: since when, until when, who moved it there. Closing the deal ends the last stay."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="entries")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="+", db_index=False)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["stage", "entered_at"], name="deals_entry_stage")]
        constraints = [
            models.UniqueConstraint(fields=["deal"], condition=Q(left_at=None), name="deals_entry_one_current"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("entered_at")), name="deals_entry_order"
            ),
        ]
