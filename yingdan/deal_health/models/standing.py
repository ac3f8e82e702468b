"""How each open deal stands, why, and how it stood before. A function of the database writes all of this."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from yingdan.deals.models import Deal
from yingdan.org.models import Member, Team

# Written by triggers on deals, which also take the rows of deleted deals away: a second check would only cost time.
OF_DEAL: dict[str, Any] = {"on_delete": models.DO_NOTHING, "db_constraint": False}


class Signal(models.Model):
    """Something about an open deal that asks for attention, since when, and the figures behind it (facts that do not
    change with the day: dates, counts, amounts)."""

    deal = models.ForeignKey(Deal, related_name="health_signals", db_index=False, **OF_DEAL)
    kind = models.CharField(max_length=20)
    since = models.DateField()
    params = models.JSONField(default=dict)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "kind"], name="deal_health_signal_once")]


class Standing(models.Model):
    """The score of an open deal: 100 less the weights of its signals, not below 0."""

    deal = models.OneToOneField(Deal, related_name="health", **OF_DEAL)
    score = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=5)
    kinds = ArrayField(models.CharField(max_length=20))
    changed_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["score", "deal"], condition=~Q(level="good"), name="deal_health_standing_score"),
            GinIndex(fields=["kinds"], name="deal_health_standing_kinds"),
        ]


class HealthChange(models.Model):
    """How a deal stood at the end of a day on which that changed."""

    deal = models.ForeignKey(Deal, related_name="+", db_index=False, **OF_DEAL)
    day = models.DateField()
    score = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=5)
    kinds = ArrayField(models.CharField(max_length=20))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "day"], name="deal_health_change_once")]


class Stale(models.Model):
    """A deal whose health is to be worked out by the next job: too many changed at once, or somebody held it."""

    deal_id = models.BigIntegerField()


class Tally(models.Model):
    """How many open deals of an owner in a team are how healthy, counted every few minutes: for teams of any size."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+", db_index=False)
    deals = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=22, decimal_places=2)
    watch = models.PositiveIntegerField()
    risk = models.PositiveIntegerField()
    risk_amount = models.DecimalField(max_digits=22, decimal_places=2)
    kinds = models.JSONField(default=dict)
