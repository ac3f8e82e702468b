"""What came of the calls: what a period brought in the end, and how far each method was off."""

from typing import Any

from django.db import models

from yingdan.org.models import Member, Team

_NODE: dict[str, Any] = {
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}


class Outcome(models.Model):
    """A period that is over, of a node. `due` are the deals that were expected to close in it on the morning it began,
    `slipped` those of them still open when it ended; `committed` those named commit, `missed` those of them not won.
    """

    team = models.ForeignKey(Team, null=True, **_NODE)
    member = models.ForeignKey(Member, null=True, **_NODE)
    period = models.CharField(max_length=8)
    end = models.DateField()
    won = models.BigIntegerField(default=0)
    due = models.IntegerField(default=0)
    slipped = models.IntegerField(default=0)
    committed = models.IntegerField(default=0)
    missed = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["period"], name="forecast_outcome_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "member", "period"], name="forecast_outcome_once", nulls_distinct=False
            )
        ]


class Score(models.Model):
    """How one method did for a node over the periods of a kind that are over: shares of 1, null when nothing came."""

    METHODS = ["commit", "best", "weighted", "statistical"]
    team = models.ForeignKey(Team, null=True, **_NODE)
    member = models.ForeignKey(Member, null=True, **_NODE)
    kind = models.CharField(max_length=8)
    method = models.CharField(max_length=12)
    periods = models.IntegerField()
    calls = models.IntegerField()
    bias = models.FloatField(null=True)
    mape = models.FloatField(null=True)
    inside = models.FloatField(null=True)  # statistical: the share of periods that came between P10 and P90
    slip = models.FloatField(null=True)  # of deals due; for commit: of committed deals not won

    class Meta:
        indexes = [models.Index(fields=["member", "kind"], name="forecast_score_member")]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "member", "kind", "method"], name="forecast_score_once", nulls_distinct=False
            )
        ]
