"""Pipelines 销售流程, their stages and the reasons for which deals are closed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.tasks.models import TaskTemplate

_CODES = ArrayField(models.CharField(max_length=40))


class Pipeline(Versioned):
    """A sales process with its own stages."""

    name = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)


class Stage(Versioned):
    """A step of a pipeline; `probability` (percent) is the win rate 赢率 of deals in it, `norm_days` the usual stay.

    `movers` are the codes of roles that may move deals on from here ("superior": whoever stands above the owner),
    empty = whoever may edit the deal. `back_to` are the stages to which deals may go back from here, null = any.
    Whenever a deal comes here, the tasks of `entry_template` are made.
    """

    pipeline = models.ForeignKey(Pipeline, models.CASCADE, related_name="stages")
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    probability = models.PositiveSmallIntegerField()
    color = models.CharField(max_length=20, default="blue")
    norm_days = models.PositiveSmallIntegerField(null=True)
    movers = ArrayField(models.CharField(max_length=40), default=list, db_default=models.Value([], output_field=_CODES))
    entry_template = models.ForeignKey(TaskTemplate, models.SET_NULL, null=True, related_name="+", db_index=False)
    back_to = ArrayField(models.BigIntegerField(), null=True)
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
