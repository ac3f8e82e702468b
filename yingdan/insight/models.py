"""Sums that only insight needs, kept by triggers."""

from typing import Any

from django.db import models

from yingdan.deals.models import Stage
from yingdan.insight.models_board import Broadcast, BroadcastRun, Unpublished
from yingdan.insight.models_dashboard import Dashboard
from yingdan.org.models import Team

__all__ = ["Broadcast", "BroadcastRun", "Dashboard", "StaySummary", "Unpublished"]
_DERIVED: dict[str, Any] = {
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "db_constraint": False,
    "db_index": False,
}


class StaySummary(models.Model):
    """Ended stays of deals in a stage, by the team of the deal and the month in which the deal was opened.

    Like the sums of deals, rows are only added and folded later: always sum.
    """

    stage = models.ForeignKey(Stage, **_DERIVED)
    team = models.ForeignKey(Team, null=True, **_DERIVED)
    month = models.DateField(null=True)
    count = models.BigIntegerField(default=0)
    seconds = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["month", "team"], name="insight_stay_month"),
            models.Index(fields=["team", "month"], name="insight_stay_team"),
        ]
