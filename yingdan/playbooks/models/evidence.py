"""What won and lost deals had in common, stage by stage: worked out every night."""

from typing import Any

from django.db import models

from yingdan.deals.models import Pipeline, Stage

_DERIVED: dict[str, Any] = {"on_delete": models.CASCADE, "related_name": "+", "db_index": False}


class SizeClass(models.Model):
    """Where small, medium and large deals of a pipeline part: terciles of the amounts of closed deals."""

    pipeline = models.OneToOneField(Pipeline, models.CASCADE, related_name="+")
    low = models.DecimalField(max_digits=18, decimal_places=2)
    high = models.DecimalField(max_digits=18, decimal_places=2)
    since = models.DateField()
    won = models.PositiveIntegerField()
    lost = models.PositiveIntegerField()
    worked_at = models.DateTimeField()


class Evidence(models.Model):
    """One measure of the stays of closed deals in a stage, for a kind of deal; a facet that is null is not looked at.

    `have` counts the deals that did what the measure needs (`types.NEEDED`); `median` is of the measure itself over
    all, `first` the median day after entering the stage on which it was done first. `who` counts, of the deals that
    did it, those in which each role (`types.ROLES`) had a hand in it.
    """

    stage = models.ForeignKey(Stage, **_DERIVED)
    measure = models.CharField(max_length=10)
    size = models.CharField(max_length=1, null=True)
    source = models.CharField(max_length=40, null=True)
    industry = models.CharField(max_length=60, null=True)
    won = models.PositiveIntegerField()
    won_have = models.PositiveIntegerField()
    won_median = models.FloatField(null=True)
    won_first = models.FloatField(null=True)
    won_who = models.JSONField(default=dict)
    lost = models.PositiveIntegerField()
    lost_have = models.PositiveIntegerField()
    lost_median = models.FloatField(null=True)
    lost_who = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "size", "source", "industry", "measure"],
                name="playbooks_evidence_once",
                nulls_distinct=False,
            )
        ]
