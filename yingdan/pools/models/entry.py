"""What lies in a pool, and everything that ever moved in or out."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.leads.models import Lead
from yingdan.org.models import Member, Team
from yingdan.pools.models.pool import Pool, one_record


class Entry(models.Model):
    """A record that lies in a pool now; it has no owner meanwhile. `move` is the move that put it there."""

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="entries", db_index=False)
    customer = models.OneToOneField(Customer, models.CASCADE, null=True, related_name="pool_entry")
    lead = models.OneToOneField(Lead, models.CASCADE, null=True, related_name="pool_entry")
    since = models.DateTimeField()
    former_owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    reason = models.CharField(max_length=200, blank=True, default="")
    move = models.ForeignKey("Move", models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["pool", "since"], name="pools_entry_since")]
        constraints = [models.CheckConstraint(condition=one_record(), name="pools_entry_record")]


class Move(models.Model):
    """One move of one record, never changed but to note that it was undone.

    `put` into a pool, `claim` from it, `assign` to somebody, `release` by the owner, `recycle` by a rule, `onward` to
    the next pool, `direct`: given an owner elsewhere while it lay in the pool, `convert`: became a customer.
    `held_since` and `waited_since` are since when it was with its owner and in the pool before,
    `version` is the record's after the move: what changed since is not undone.
    """

    KINDS = ["put", "claim", "assign", "release", "recycle", "onward", "direct", "convert"]
    at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    pool = models.ForeignKey(Pool, models.PROTECT, related_name="moves", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="pool_moves", db_index=False)
    lead = models.ForeignKey(Lead, models.CASCADE, null=True, related_name="pool_moves", db_index=False)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    from_owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    from_team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+", db_index=False)
    from_pool = models.ForeignKey(Pool, models.SET_NULL, null=True, related_name="+", db_index=False)
    to_owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    reason = models.CharField(max_length=200, blank=True, default="")
    rule = models.ForeignKey("Rule", models.SET_NULL, null=True, related_name="+", db_index=False)
    sweep = models.ForeignKey("Sweep", models.SET_NULL, null=True, related_name="moves", db_index=False)
    due_on = models.DateField(null=True)
    held_since = models.DateTimeField(null=True)
    waited_since = models.DateTimeField(null=True)
    waited_owner = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=100, default="")

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-id"], condition=Q(customer__isnull=False), name="pools_move_customer"),
            models.Index(fields=["lead", "-id"], condition=Q(lead__isnull=False), name="pools_move_lead"),
            models.Index(fields=["pool", "-at", "-id"], name="pools_move_pool"),
            models.Index(fields=["sweep", "id"], condition=Q(sweep__isnull=False), name="pools_move_sweep"),
            models.Index(fields=["to_owner", "-at"], condition=Q(kind="claim"), name="pools_move_claims"),
            models.Index(fields=["from_owner", "-at"], condition=Q(kind="recycle"), name="pools_move_lost"),
        ]
        constraints = [models.CheckConstraint(condition=one_record(), name="pools_move_record")]


class Viewed(models.Model):
    """A record of a pool with limited views that somebody opened today."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    pool = models.ForeignKey(Pool, models.CASCADE, related_name="+", db_index=False)
    record_id = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "pool", "day", "record_id"], name="pools_viewed_once")]
