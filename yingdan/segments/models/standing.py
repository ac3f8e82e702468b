"""How each customer stands by its own rhythm, and the company's settings for it."""

from django.db import models

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Setup(Versioned):
    """One row. How often each class is visited, and from when on silence is worth a warning.

    `factor` is a percentage of the customer's own rhythm; `priors` are the usual gaps by class that the last night
    found: {"buy": {"A": 42.0, …}, "contact": {…}} with "" for those without a class and "all" for everybody; `checked`
    is what the warning of 90 days ago turned out to be worth (`selectors/checking.py`).
    """

    visit_a = models.PositiveSmallIntegerField(null=True, default=14)
    visit_b = models.PositiveSmallIntegerField(null=True, default=30)
    visit_c = models.PositiveSmallIntegerField(null=True, default=90)
    visit_none = models.PositiveSmallIntegerField(null=True)
    face_to_face = models.BooleanField(default=True)
    factor = models.PositiveSmallIntegerField(default=200)
    min_days = models.PositiveSmallIntegerField(default=14)
    dormant_days = models.PositiveSmallIntegerField(default=180)
    notice = models.BooleanField(default=True)
    priors = models.JSONField(default=dict)
    checked = models.JSONField(null=True)
    worked_on = models.DateField(null=True)
    told_on = models.DateField(null=True)


class Standing(models.Model):
    """Worked out every night, and for a customer as soon as somebody was in touch. Gaps are in days: `*_gap` the median
    of the customer's own, `*_gaps` how many those are, `*_expected` what they come to together with its class."""

    WARNINGS = ["dormant", "both", "buying", "contact"]
    customer = models.OneToOneField(Customer, models.CASCADE, related_name="standing")
    won_year = models.DecimalField(max_digits=20, decimal_places=2, default=0)
    won_last = models.DateField(null=True)
    buy_gaps = models.PositiveIntegerField(default=0)
    buy_gap = models.FloatField(null=True)
    buy_expected = models.FloatField(null=True)
    contact_last = models.DateField(null=True)
    visit_last = models.DateField(null=True)
    contact_gaps = models.PositiveIntegerField(default=0)
    contact_gap = models.FloatField(null=True)
    contact_expected = models.FloatField(null=True)
    warning = models.CharField(max_length=8, blank=True, default="")
    visit_due_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["visit_due_on", "id"],
                condition=models.Q(visit_due_on__isnull=False),
                name="segments_standing_visit",
            ),
            models.Index(fields=["warning", "id"], condition=~models.Q(warning=""), name="segments_standing_warning"),
            models.Index(  # who buys again and again, those worth most first
                fields=["-won_year", "id"],
                name="segments_standing_again",
                condition=models.Q(buy_gaps__gte=2, won_year__gt=0, buy_expected__gt=0, won_last__isnull=False),
            ),
        ]


class Tally(models.Model):
    """How many customers of an owner in a team need a word, as of the last night: for teams of any size at a glance.
    Those late in both buying and contact count as `buying`."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+", db_index=False)
    customers = models.PositiveIntegerField()
    visits = models.PositiveIntegerField()
    buying = models.PositiveIntegerField()
    contact = models.PositiveIntegerField()
    dormant = models.PositiveIntegerField()
