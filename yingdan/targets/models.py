"""Targets, their cells (person × part × day, in whole fen), what is locked, and every edit."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value

from yingdan.catalog.models import Product
from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team
from yingdan.targets.models_activity import ActivityChange, ActivityTarget
from yingdan.targets.models_life import Attachment, Collecting, Commitment, Market, Response, Step
from yingdan.targets.models_metric import MetricDefinition

__all__ = [
    "ActivityChange", "ActivityTarget", "Attachment", "Cell", "Collecting", "Commitment", "Edit", "EditCell", "Lock",
    "Market", "MetricDefinition", "Part", "Response", "Step", "Target", "TeamSum", "WonPeriod",
]  # fmt: skip


class Target(Versioned):
    """A year's target for a metric on a team (the root). `amount` is what is to be split, in smallest units.

    `revision` counts the versions of the same plan; `supersedes` is the one before. Only a draft changes: proposed,
    approved and published ones are frozen, superseded and archived ones stay readable. `effective_from` is the day
    from which a version counts; a period that ended before it keeps the version that was in force then.
    `dimensions` names what persons' amounts are split by further (product, customer, channel), if anything. `levels`
    are percentages of the same cells (stretch, challenge; `rules/levels.py`), frozen with the version.
    """

    STATUSES = ["draft", "proposed", "approved", "published", "superseded", "archived"]
    name = models.CharField(max_length=100)
    metric = models.CharField(max_length=40, default="revenue_won")
    year = models.PositiveSmallIntegerField()
    team = models.ForeignKey(Team, models.PROTECT, related_name="targets")
    amount = models.BigIntegerField()
    dimensions = ArrayField(models.CharField(max_length=10), default=list, db_default=Value("{}"))
    status = models.CharField(max_length=10, default="draft", db_default="draft")
    revision = models.PositiveSmallIntegerField(default=1, db_default=1)
    supersedes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="superseded_by")
    effective_from = models.DateField(null=True)
    levels = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    note = models.TextField(blank=True, default="", db_default="")
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    published_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    published_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["metric", "year", "status"], name="targets_target_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "year", "team"], condition=Q(status="published"), name="targets_one_published"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "proposed", "approved", "published", "superseded", "archived"]),
                name="targets_status",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="targets_amount_positive"),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="targets_year"),
        ]


class Part(models.Model):
    """A product, a customer, a channel, or a combination, by which persons' amounts are split further.

    Shared by all targets and versions."""

    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="+")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=40, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "customer", "channel"], name="targets_part_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(product__isnull=False) | Q(customer__isnull=False) | ~Q(channel=""),
                name="targets_part_of_something",
            ),
        ]


class Cell(models.Model):
    """What a person is to reach in a team in a month, day by day.

    Node values are sums of cells and a month is the sum of its days, which the database computes: it always reconciles.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="cells", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    part = models.ForeignKey(Part, models.PROTECT, null=True, related_name="+", db_index=False)
    month = models.PositiveSmallIntegerField()
    days = ArrayField(models.BigIntegerField())
    fen = models.GeneratedField(
        expression=Func(F("days"), function="targets_day_sum"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "team", "member", "part", "month"], name="targets_cell_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="targets_cell_month"),
        ]


class TeamSum(models.Model):
    """The sum of a team's own cells in a month, kept by a trigger on cells: a tree of 10,000 people is 1,000 rows."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="+", db_index=False)
    part = models.ForeignKey(Part, models.PROTECT, null=True, related_name="+", db_index=False)
    month = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "team", "part", "month"], name="targets_teamsum_once", nulls_distinct=False
            )
        ]


class Lock(models.Model):
    """A value that re-spreading must leave alone: of a person in a team, or (member null) of a whole team, perhaps of
    one part only; over the days from `start` to `end`."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="locks", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    part = models.ForeignKey(Part, models.PROTECT, null=True, related_name="+", db_index=False)
    start = models.DateField()
    end = models.DateField()
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "team", "member", "part", "start", "end"],
                name="targets_lock_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="targets_lock_order"),
        ]


class Edit(models.Model):
    """One edit of the grid. `reverts` is the edit that this one takes back: an undo, or of an undo a redo."""

    KINDS = ["split", "set", "import", "people", "rebalance", "undo", "redo"]
    target = models.ForeignKey(Target, models.CASCADE, related_name="edits")
    kind = models.CharField(max_length=10)
    detail = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0, db_default=0)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    reverts = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)
    reverted = models.BooleanField(default=False, db_default=False)


class EditCell(models.Model):
    """A cell as it was before an edit (`days` null = there was none), written by a trigger on cells so that code cannot
    forget it. Without an edit: changed by other means than this app."""

    edit = models.ForeignKey(Edit, models.CASCADE, null=True, related_name="cells")
    target_id = models.BigIntegerField()
    team_id = models.BigIntegerField()
    member_id = models.BigIntegerField()
    part_id = models.BigIntegerField(null=True)
    month = models.PositiveSmallIntegerField()
    days = ArrayField(models.BigIntegerField(), null=True)


class WonPeriod(models.Model):
    """Won deals in two coarse grains, so that a whole company's year is few rows: T = of a team in a month, Y = of an
    owner in a team in a year. Kept by triggers on `deals_wonday`; rows are only added and folded later: always sum."""

    grain = models.CharField(max_length=1)
    start = models.DateField()
    team = models.ForeignKey(Team, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False)
    owner = models.ForeignKey(
        Member, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    count = models.BigIntegerField()
    fen = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["grain", "start", "team"], name="targets_wonperiod_start")]
        constraints = [models.CheckConstraint(condition=Q(grain__in=["T", "Y"]), name="targets_wonperiod_grain")]
