"""What past leads teach about open ones."""

from django.db import models


class ScoreModel(models.Model):
    """One training: the weights, and how well they foretold the newest of the past leads. The newest row is in use.

    `weights` is {feature: {value: [log-odds, converted, not converted]}}; `measured` tells the test: how many leads,
    Brier score of the score and of the base rate, skill, AUC; `usable` whether the skill is beyond chance."""

    trained_at = models.DateTimeField(auto_now_add=True)
    leads = models.PositiveIntegerField()
    converted = models.PositiveIntegerField()
    damping = models.FloatField()
    weights = models.JSONField()
    measured = models.JSONField()
    usable = models.BooleanField()
    reason = models.CharField(max_length=40, blank=True, default="", db_default="")
