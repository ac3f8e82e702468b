"""Competitors seen at outlets 竞品信息, and sums of it by week."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class CompetitorRecord(Versioned):
    """What was seen of a competitor's product at an outlet on a day; `week` is its Monday, `photos` are those of the
    visit. `own_product` is the one of ours that it competes with."""

    uuid = models.UUIDField(unique=True)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="competitor_records", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    visit_uuid = models.UUIDField(null=True)
    seen_on = models.DateField()
    week = models.DateField()
    competitor = models.CharField(max_length=100)
    product = models.CharField(max_length=100)
    own_product = models.ForeignKey(Product, models.SET_NULL, null=True, related_name="+", db_index=False)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    promotion = models.CharField(max_length=200, blank=True, default="", db_default="")
    display = models.CharField(max_length=200, blank=True, default="", db_default="")
    note = models.CharField(max_length=500, blank=True, default="", db_default="")
    photos = ArrayField(models.UUIDField(), default=list)
    external_id = models.CharField(max_length=100, null=True, unique=True)
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-seen_on", "-id"], name="outlets_rival_customer"),
            models.Index(fields=["member", "-seen_on", "-id"], name="outlets_rival_member"),
            models.Index(fields=["team", "-seen_on", "-id"], name="outlets_rival_team"),
            models.Index(fields=["-seen_on", "-id"], name="outlets_rival_day"),
            models.Index(fields=["visit_uuid"], condition=Q(visit_uuid__isnull=False), name="outlets_rival_visit"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(price=None) | Q(price__gte=0), name="outlets_rival_price"),
            models.CheckConstraint(condition=~Q(competitor="") & ~Q(product=""), name="outlets_rival_named"),
        ]


class CompetitorSum(models.Model):
    """Records by week, member, team, competitor and product, kept by triggers that only add (docs/adr/0009)."""

    week = models.DateField()
    member_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField()
    competitor = models.CharField(max_length=100)
    product = models.CharField(max_length=100)
    own_product_id = models.BigIntegerField(null=True)
    records = models.BigIntegerField()
    priced = models.BigIntegerField()
    price = models.DecimalField(max_digits=20, decimal_places=2)
    promotions = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["week", "team_id"], name="outlets_rivalsum_week")]
