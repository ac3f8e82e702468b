"""Distribution 铺货率: which outlet had what in a month, and sums of it."""

from django.db import models

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.org.models import Member, Team


class OutletMonth(models.Model):
    """A product at an outlet in a month, worked out from the ledger; the row without product stands for the outlet as
    such: it belongs to the universe of the month. `weight` is the outlet's turnover of the month in fen, of all
    products. Owner, team, channel and place are those of the customer when the month was last worked out."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    product = models.ForeignKey(Product, models.CASCADE, null=True, related_name="+", db_index=False)
    month = models.DateField()
    sold = models.IntegerField()
    received = models.IntegerField()
    returned = models.IntegerField()
    ordered = models.IntegerField()
    closing = models.IntegerField()
    carried = models.BooleanField()
    weight = models.BigIntegerField()
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=40, blank=True)
    province = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["month", "product", "-weight", "customer"], name="outlets_month_product"),
            models.Index(fields=["month", "team", "product"], name="outlets_month_team"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "month", "product"], name="outlets_month_once", nulls_distinct=False
            ),
        ]


class SpreadSum(models.Model):
    """Sums of `OutletMonth` rows that have the product, kept by triggers that only add (docs/adr/0009): readers sum."""

    month = models.DateField()
    product_id = models.BigIntegerField(null=True)
    owner_id = models.BigIntegerField(null=True)
    team_id = models.BigIntegerField()
    channel = models.CharField(max_length=40, blank=True)
    province = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=60, blank=True)
    outlets = models.BigIntegerField()
    weight = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["month", "product_id", "team_id"], name="outlets_spread_month")]
