"""Pipelines 销售流程, their stages and the reasons for which deals are closed."""

from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned


class Pipeline(Versioned):
    """A sales process with its own stages."""

    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)


class Stage(Versioned):
    """A step of a pipeline; `probability` (percent) is the win rate 赢率 of deals in it, `norm_days` the usual stay."""

    pipeline = models.ForeignKey(Pipeline, models.CASCADE, related_name="stages")
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    probability = models.PositiveSmallIntegerField()
    color = models.CharField(max_length=20, default="blue")
    norm_days = models.PositiveSmallIntegerField(null=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pipeline", "name"], condition=Q(archived_at=None), name="deals_stage_name"
            ),
            models.CheckConstraint(condition=Q(probability__lte=100), name="deals_stage_probability"),
        ]


class CloseReason(models.Model):
    """Why deals are lost or abandoned."""

    kind = models.CharField(max_length=10, choices=[("won", "won"), ("lost", "lost"), ("abandoned", "abandoned")])
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="deals_closereason_name")]
