"""Runs of the recycling: once for each business day, and previews of what a rule would do."""

from django.db import models

from yingdan.customers.models import Customer
from yingdan.leads.models import Lead
from yingdan.org.models import Member
from yingdan.pools.models.pool import Pool
from yingdan.pools.models.rule import Rule


class Sweep(models.Model):
    """The recycling of one business day. There is one row for a day, whoever starts it and however often.

    `stage` says how far it is: days (working out), moves, done; undoing while a job takes it back. `pulse_at` is its
    last sign of life, `counts` the report.
    """

    day = models.DateField(unique=True)
    stage = models.CharField(max_length=10, default="days")
    started_at = models.DateTimeField()
    pulse_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=100, default="")


class Preview(models.Model):
    """What rules of a pool as somebody means to have them would do: tonight and on the days after."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="previews")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()
    day = models.DateField()
    until = models.DateField()
    rules = models.JSONField()
    status = models.CharField(max_length=10, default="waiting")
    finished_at = models.DateTimeField(null=True)
    looked_at = models.PositiveIntegerField(default=0)


class PreviewRow(models.Model):
    """A record that would fall, and after which day. `place` is the rule's place in the preview."""

    preview = models.ForeignKey(Preview, models.CASCADE, related_name="rows", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+", db_index=False)
    lead = models.ForeignKey(Lead, models.CASCADE, null=True, related_name="+", db_index=False)
    owner = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+", db_index=False)
    rule = models.ForeignKey(Rule, models.SET_NULL, null=True, related_name="+", db_index=False)
    place = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["preview", "due_on", "owner"], name="pools_previewrow_day")]


class Warned(models.Model):
    """Who was told on which day that records will go to a pool: once a day and person."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    role = models.CharField(max_length=8)
    records = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "day", "role"], name="pools_warned_once")]
