"""Sums of deals that statement-level triggers keep true, so that no figure grows with the company.

`summaries.sql` in the migrations maintains them; `doctor` recomputes and compares.
"""

from django.db import models

from yingdan.deals.models.pipeline import Pipeline, Stage
from yingdan.org.models import Member, Team


class OpenSummary(models.Model):
    """Open deals by stage, owner, team and month of expected close (first day; null = none)."""

    pipeline = models.ForeignKey(Pipeline, models.CASCADE, related_name="+")
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    close_month = models.DateField(null=True)
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)
    weighted = models.DecimalField(max_digits=24, decimal_places=4, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "stage", "team", "close_month"], name="deals_opensummary_key", nulls_distinct=False
            )
        ]


class WonDay(models.Model):
    """Won deals by owner, team and business day of closing: what attainment and the leaderboard count."""

    owner = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    day = models.DateField()
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "team", "day"], name="deals_wonday_key", nulls_distinct=False)
        ]
        indexes = [models.Index(fields=["day", "team", "owner"], name="deals_wonday_day")]


class CohortSummary(models.Model):
    """Deals opened in a month, by team and pipeline: how many reached each stage, and how they ended.

    One row a stage position reached (`furthest`) and status; sums over `furthest >= p` give the funnel.
    """

    pipeline = models.ForeignKey(Pipeline, models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+")
    month = models.DateField(null=True)
    furthest = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10)
    count = models.BigIntegerField(default=0)
    amount = models.DecimalField(max_digits=22, decimal_places=2, default=0)
    cycle_days = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "month", "pipeline", "furthest", "status"],
                name="deals_cohort_key",
                nulls_distinct=False,
            )
        ]
