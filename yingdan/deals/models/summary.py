"""Sums of deals that statement-level triggers keep true, so that no figure grows with the company.

The triggers only ever add rows (`+1` and `-1` deltas) and a job folds rows of one key together: writers never wait for
each other and cannot deadlock. So **several rows may share a key: always sum**, never `get()` one row.
See `migrations/summaries.sql`; `doctor` recomputes and compares.
"""

from typing import Any

from django.db import models
from django.db.models import Q

from yingdan.deals.models.pipeline import Pipeline, Stage
from yingdan.org.models import Member, Team

# Derived from deals, whose foreign keys are checked already: a second check would only cost time.
_DERIVED: dict[str, Any] = {
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}


class OpenSummary(models.Model):
    """Open deals by stage, owner, team and month of expected close (first day; null = none)."""

    pipeline = models.ForeignKey(Pipeline, **_DERIVED)
    stage = models.ForeignKey(Stage, **_DERIVED)
    owner = models.ForeignKey(Member, null=True, **_DERIVED)
    team = models.ForeignKey(Team, null=True, **_DERIVED)
    close_month = models.DateField(null=True)
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)
    weighted = models.DecimalField(max_digits=26, decimal_places=4, default=0)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "stage"], name="deals_opensummary_owner"),
            models.Index(fields=["team", "stage"], name="deals_opensummary_team"),
            models.Index(fields=["close_month", "team"], name="deals_opensummary_month"),
        ]


class OpenTotal(models.Model):
    """Open deals without their owners in two coarse grains, so that a whole company is few rows: S = of a team in a
    stage, M = of a team in a month of expected close. Kept by triggers on `OpenSummary`, see `open_totals.sql`."""

    grain = models.CharField(max_length=1)
    pipeline = models.ForeignKey(Pipeline, null=True, **_DERIVED)
    stage = models.ForeignKey(Stage, null=True, **_DERIVED)
    team = models.ForeignKey(Team, null=True, **_DERIVED)
    close_month = models.DateField(null=True)
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)
    weighted = models.DecimalField(max_digits=26, decimal_places=4, default=0)

    class Meta:
        indexes = [models.Index(fields=["grain", "team"], name="deals_opentotal_team")]
        constraints = [models.CheckConstraint(condition=Q(grain__in=["S", "M"]), name="deals_opentotal_grain")]


class WonDay(models.Model):
    """Won deals by owner, team and business day of closing: what attainment and the leaderboard count."""

    owner = models.ForeignKey(Member, null=True, **_DERIVED)
    team = models.ForeignKey(Team, null=True, **_DERIVED)
    day = models.DateField()
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)

    class Meta:
        indexes = [
            models.Index(fields=["day", "team", "owner"], name="deals_wonday_day"),
            models.Index(fields=["owner", "day"], name="deals_wonday_owner"),
            models.Index(fields=["team", "day"], name="deals_wonday_team"),
        ]


class CohortSummary(models.Model):
    """Deals opened in a month, by team and pipeline: how many reached each stage, and how they ended.

    One key per stage position reached (`furthest`) and status; sums over `furthest >= p` give the funnel.
    `cycle_days` sums the days from opening to closing of closed deals.
    """

    pipeline = models.ForeignKey(Pipeline, **_DERIVED)
    team = models.ForeignKey(Team, null=True, **_DERIVED)
    month = models.DateField(null=True)
    furthest = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10)
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)
    cycle_days = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["month", "team"], name="deals_cohort_month"),
            models.Index(fields=["team", "month"], name="deals_cohort_team"),
        ]
