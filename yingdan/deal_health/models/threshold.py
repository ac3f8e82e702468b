"""When a signal is raised, and what it takes off the score."""

from django.db import models
from django.db.models import Q

from yingdan.deals.models import Pipeline
from yingdan.kernel.models import Versioned


class Threshold(Versioned):
    """Of one kind of signal: the company's (no pipeline), or a pipeline's own instead of it.

    What `days`, `percent` and `count` mean depends on the kind; rules/judging.py says it. `weight` are points of 100.
    """

    pipeline = models.ForeignKey(Pipeline, models.CASCADE, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    active = models.BooleanField(default=True)
    days = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    count = models.PositiveSmallIntegerField(default=0)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pipeline", "kind"], name="deal_health_threshold_once", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(weight__lte=100), name="deal_health_threshold_weight"),
        ]


class StageDwell(models.Model):
    """How long deals that were won had stayed in a stage: worked out every night from the last two years."""

    stage = models.OneToOneField("deals.Stage", models.CASCADE, related_name="+")
    stays = models.PositiveIntegerField()
    median = models.FloatField()


class Upkeep(models.Model):
    """One row: for which day the night has worked, when the sums by team were last counted, and for which day the
    morning has told people."""

    worked_on = models.DateField(null=True)
    counted_at = models.DateTimeField(null=True)
    told_on = models.DateField(null=True)
