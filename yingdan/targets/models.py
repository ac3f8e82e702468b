"""Targets, their cells (person × month, in whole fen), what is locked, and every edit."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Target(Versioned):
    """A year's target for a metric on a team (the root). `amount` is what is to be split, in smallest units.

    `revision` counts the versions of the same plan; `supersedes` is the one before. A published target never changes.
    """

    STATUSES = ["draft", "published", "archived"]
    name = models.CharField(max_length=100)
    metric = models.CharField(max_length=40, default="revenue_won")
    year = models.PositiveSmallIntegerField()
    team = models.ForeignKey(Team, models.PROTECT, related_name="targets")
    amount = models.BigIntegerField()
    status = models.CharField(max_length=10, default="draft", db_default="draft")
    revision = models.PositiveSmallIntegerField(default=1, db_default=1)
    supersedes = models.ForeignKey("self", models.SET_NULL, null=True, related_name="superseded_by")
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
            models.CheckConstraint(condition=Q(status__in=["draft", "published", "archived"]), name="targets_status"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="targets_amount_positive"),
            models.CheckConstraint(condition=Q(year__gte=2000, year__lte=2100), name="targets_year"),
        ]


class Cell(models.Model):
    """What a person is to reach in a team in a month. Node values are sums of cells, so they always reconcile."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="cells", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    month = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "team", "member", "month"], name="targets_cell_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="targets_cell_month"),
            models.CheckConstraint(condition=Q(fen__gte=0), name="targets_cell_positive"),
        ]


class TeamSum(models.Model):
    """The sum of a team's own cells in a month, kept by a trigger on cells: a tree of 10,000 people is 1,000 rows."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.CASCADE, related_name="+", db_index=False)
    month = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "team", "month"], name="targets_teamsum_once")]


class Lock(models.Model):
    """A value that re-spreading must leave alone: of a person in a team, or (member null) of a whole team; one month
    or (month 0) the year."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="locks", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    month = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "team", "member", "month"], name="targets_lock_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(month__lte=12), name="targets_lock_month"),
        ]


class Edit(models.Model):
    """One edit of the grid with its cells, [team, member, month, before, after] each, so that it can be undone."""

    KINDS = ["split", "set", "import", "copy"]
    target = models.ForeignKey(Target, models.CASCADE, related_name="edits")
    kind = models.CharField(max_length=10)
    detail = models.JSONField(default=dict)
    cells = models.JSONField(default=list)
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)


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
