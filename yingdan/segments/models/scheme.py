"""How customers are classed, the runs that did it, and every change of a class."""

from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class Scheme(Versioned):
    """A way to class customers. `value`: by the share of what they bought in `months` (`share_a`, `share_b` percent);
    `rfm`: by recency, frequency and money, 3 to 15 points (`points_a`, `points_b` at least); `rule`: the first of
    `rules` [{"grade", "condition"}] that holds. Those whom this does not reach get `rest` ("keep": stay as they are).
    `condition` narrows the customers (null: all); the one `nightly` scheme runs by itself.
    """

    METHODS = ["value", "rfm", "rule"]
    KEEP = "keep"
    name = models.CharField(max_length=60)
    method = models.CharField(max_length=5, default="value")
    months = models.PositiveSmallIntegerField(default=12)
    share_a = models.PositiveSmallIntegerField(default=80)
    share_b = models.PositiveSmallIntegerField(default=15)
    points_a = models.PositiveSmallIntegerField(default=12)
    points_b = models.PositiveSmallIntegerField(default=8)
    rules = models.JSONField(default=list)
    rest = models.CharField(max_length=4, blank=True, default="C")
    condition = models.JSONField(null=True)
    nightly = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="segments_scheme_name"),
            models.UniqueConstraint(fields=["nightly"], condition=Q(nightly=True), name="segments_scheme_one_nightly"),
            models.CheckConstraint(condition=Q(method__in=["value", "rfm", "rule"]), name="segments_scheme_method"),
            models.CheckConstraint(condition=Q(rest__in=["", "A", "B", "C", "keep"]), name="segments_scheme_rest"),
        ]


class Run(models.Model):
    """A scheme looked at all its customers: a preview, then perhaps applied, then perhaps taken back.

    `settings` is the scheme as it was, `counts` how many go from which class to which [{"before", "after", "count"}],
    those who stay included; `teams` how many go up and down in each team, most changes first.
    """

    STATUSES = ["waiting", "preview", "applying", "applied", "undoing", "undone"]
    scheme = models.ForeignKey(Scheme, models.SET_NULL, null=True, related_name="runs")
    scheme_name = models.CharField(max_length=60)
    settings = models.JSONField()
    status = models.CharField(max_length=10, default="waiting")
    nightly = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    counts = models.JSONField(default=list)
    teams = models.JSONField(default=list, db_default=models.Value([], output_field=models.JSONField()))
    changes = models.PositiveIntegerField(default=0)
    applied = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True)
    undone = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=100, default="")


class Proposal(models.Model):
    """A customer whose class a run would change, or changed. `value` is what was bought in the time looked at, `detail`
    the reason in figures: {"before", "total"} of the ranking, {"r", "f", "m"}, or {"rule"}."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="proposals", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    before = models.CharField(max_length=1, blank=True, default="")
    after = models.CharField(max_length=1, blank=True, default="")
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    detail = models.JSONField(default=dict)
    done = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["run", "id"], name="segments_proposal_run")]


class ClassChange(models.Model):
    """A customer's class changed. A trigger on customers writes these, whoever changes it and however."""

    at = models.DateTimeField()
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="class_changes", db_index=False)
    before = models.CharField(max_length=1, blank=True, default="")
    after = models.CharField(max_length=1, blank=True, default="")
    run = models.ForeignKey(Run, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-at"], name="segments_change_customer"),
            models.Index(fields=["-at", "-id"], name="segments_change_at"),
        ]


class Pin(models.Model):
    """A class set by hand that no run changes, and why."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="class_pin")
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    by_name = models.CharField(max_length=100, default="")
    at = models.DateTimeField()
