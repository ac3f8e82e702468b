"""Pairs of customers that may be one, what people decided about them, and merges that can be taken back."""

from django.db import models
from django.db.models import F, Q

from yingdan.org.models import Member


class DuplicateSweep(models.Model):
    """One look over all customers, and what came of it. `crowded` keys were shared by too many to say anything."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    customers = models.PositiveIntegerField(default=0)
    compared = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    crowded = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True, default="")


class DuplicatePair(models.Model):
    """Two customers that may be one. `different` was decided by a person and is never asked again."""

    low = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+", db_index=False)
    high = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+")
    level = models.CharField(max_length=10)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="open", db_default="open")
    found_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "-score", "id"], name="customers_duplicate_queue")]
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="customers_duplicate_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="customers_duplicate_order"),
            models.CheckConstraint(condition=Q(state__in=["open", "different"]), name="customers_duplicate_state"),
            models.CheckConstraint(condition=Q(level__in=["same", "likely"]), name="customers_duplicate_level"),
        ]


class Merge(models.Model):
    """Customers that became one. `before` and `after` hold the survivor's columns that were written."""

    survivor_id = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    automatic = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="customers_merge_at")]


class MergedCustomer(models.Model):
    """A customer that went into another: its last row, and what was moved from it (by part). Old links lead by it."""

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="merged")
    old_id = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=200)
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    row = models.JSONField()
    moved = models.JSONField(default=dict)
    let_in = models.JSONField(default=list)
