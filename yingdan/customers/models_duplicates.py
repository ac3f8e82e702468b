"""Pairs of records that may be one, what people decided about them, and merges that can be taken back."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yingdan.org.models import Member


class DuplicateSweep(models.Model):
    """One look over all records, and what came of it. `changed` were new or written since the look before; `crowded`
    keys were shared by too many to say anything."""

    resource = models.CharField(max_length=10, default="customer", db_default="customer")
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    records = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0, db_default=0)
    compared = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    crowded = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True, default="")


class DuplicateMark(models.Model):
    """The keys under which a record meets others. `stamp` tells whether what is compared has been written since they
    were worked out, `swept` whether a sweep has looked at it since. No foreign key: those of gone records are
    dropped by the next who asks."""

    resource = models.CharField(max_length=10)
    record_id = models.BigIntegerField()
    stamp = models.BigIntegerField()
    place = models.BigIntegerField()
    keys = ArrayField(models.BigIntegerField())
    swept = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resource", "record_id"], name="customers_duplicate_mark")]


class Pair(models.Model):
    """Two records that may be one. `different` was decided by a person and is never asked again."""

    low: "models.ForeignKey[models.Model]"
    high: "models.ForeignKey[models.Model]"
    level = models.CharField(max_length=10)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="open", db_default="open")
    found_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class DuplicatePair(Pair):
    """Two customers that may be one."""

    low = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+", db_index=False)
    high = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["state", "-score", "id"], name="customers_duplicate_queue")]
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="customers_duplicate_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="customers_duplicate_order"),
            models.CheckConstraint(condition=Q(state__in=["open", "different"]), name="customers_duplicate_state"),
            models.CheckConstraint(condition=Q(level__in=["same", "likely"]), name="customers_duplicate_level"),
        ]


class ContactPair(Pair):
    """Two contacts that may be one person."""

    low = models.ForeignKey("customers.Contact", models.CASCADE, related_name="+", db_index=False)
    high = models.ForeignKey("customers.Contact", models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["state", "-score", "id"], name="customers_contact_queue")]
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="customers_contactpair_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="customers_contactpair_order"),
            models.CheckConstraint(condition=Q(state__in=["open", "different"]), name="customers_contactpair_state"),
            models.CheckConstraint(condition=Q(level__in=["same", "likely"]), name="customers_contactpair_level"),
        ]


class Merge(models.Model):
    """Records that became one. `before` and `after` hold the survivor's columns that were written."""

    resource = models.CharField(max_length=10, default="customer", db_default="customer")
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


class Merged(models.Model):
    """A record that went into another: its last row, and what was moved from it (by part). Old links lead by it."""

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="merged")
    old_id = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=200)
    owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    row = models.JSONField()
    moved = models.JSONField(default=dict)
    let_in = models.JSONField(default=list)
