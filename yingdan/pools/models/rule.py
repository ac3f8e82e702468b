"""Rules that recycle, what they spare, and until when each record may stay with its owner."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.leads.models import Lead
from yingdan.org.models import Member
from yingdan.pools.models.pool import Pool, one_record


class Rule(Versioned):
    """When records of the pool's members go to a pool. `clauses` are [{"clause", "n", "field"}], joined by `every`;
    `condition` (of the resource, null = all) narrows the records; time before `counts_from` does not count."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="rules")
    target = models.ForeignKey(Pool, models.CASCADE, null=True, related_name="+", db_index=False)
    name = models.CharField(max_length=60)
    active = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    every = models.BooleanField(default=False)
    clauses = models.JSONField(default=list)
    condition = models.JSONField(null=True)
    workdays = models.BooleanField(default=False)
    spares_won = models.BooleanField(default=True)
    counts_from = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pool", "name"], name="pools_rule_name")]


class Exemption(models.Model):
    """A record that no rule takes: locked by its owner (only so many each), or listed by an administrator.

    A lock holds as long as `member` owns the record: with the next owner it says nothing, until that one locks."""

    KINDS = ["lock", "list"]
    kind = models.CharField(max_length=4)
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="pool_exemptions", db_index=False)
    lead = models.ForeignKey(Lead, models.CASCADE, null=True, related_name="pool_exemptions", db_index=False)
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+", db_index=False)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    until = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["member", "kind"], name="pools_exemption_member")]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind"], condition=Q(customer__isnull=False), name="pools_exemption_customer"
            ),
            models.UniqueConstraint(
                fields=["lead", "kind"], condition=Q(lead__isnull=False), name="pools_exemption_lead"
            ),
            models.CheckConstraint(condition=one_record(), name="pools_exemption_record"),
            models.CheckConstraint(condition=Q(kind__in=["lock", "list"]), name="pools_exemption_kind"),
        ]


class Due(models.Model):
    """The last day on which a record may stay with its owner as things stand, and the rule that says so."""

    customer = models.OneToOneField(Customer, models.CASCADE, null=True, related_name="pool_due")
    lead = models.OneToOneField(Lead, models.CASCADE, null=True, related_name="pool_due")
    owner_id = models.BigIntegerField()
    rule = models.ForeignKey(Rule, models.CASCADE, related_name="+", db_index=False)
    due_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["due_on", "owner_id"], name="pools_due_day"),
            models.Index(fields=["owner_id", "due_on"], name="pools_due_owner"),
        ]
        constraints = [models.CheckConstraint(condition=one_record(), name="pools_due_record")]


class Stale(models.Model):
    """A record that changed, so that its last day must be worked out anew. Triggers add these, a job uses them up."""

    customer_id = models.BigIntegerField(null=True)
    lead_id = models.BigIntegerField(null=True)
