"""Leaderboards that are sent out: when, to whom, by which ways, and who is not published."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


def _boards() -> list[dict[str, Any]]:
    return [{"metric": "revenue_won", "by": "person", "cumulative": "month"}]


class Unpublished(models.Model):
    """A person, or everybody of a team and those below it, who is shown on no board, broadcast or screen."""

    member = models.OneToOneField(Member, models.CASCADE, null=True, related_name="+")
    team = models.OneToOneField(Team, models.CASCADE, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True, default="", db_default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None, team__isnull=False) | Q(member__isnull=False, team=None),
                name="insight_unpublished_one",
            )
        ]


class Broadcast(Versioned):
    """The broadcast of the company (no team) or of a team and those below, which then get this one instead.

    `boards` are {metric, by, cumulative}. Hours are the company's; `since` is from when on they hold, so that what is
    switched on in the afternoon does not send the morning's.
    """

    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+", db_index=False)
    enabled = models.BooleanField(default=True)
    morning = models.TimeField(null=True)
    evening = models.TimeField(null=True)
    workdays_only = models.BooleanField(default=True)
    boards = models.JSONField(default=_boards)
    own_team = models.BooleanField(default=False)
    email = models.BooleanField(default=True)
    robot = models.BooleanField(default=True)
    sms = models.BooleanField(default=False)
    top = models.PositiveSmallIntegerField(default=10)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team"], name="insight_broadcast_team", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(morning=None) | Q(evening=None) | Q(morning__lt=F("evening")),
                name="insight_broadcast_order",
            ),
        ]


class BroadcastRun(models.Model):
    """That a broadcast went out, once for a day and slot, and to which members; or that it was missed."""

    SLOTS = ["morning", "evening"]
    broadcast = models.ForeignKey(Broadcast, models.SET_NULL, null=True, related_name="runs", db_index=False)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+", db_index=False)
    day = models.DateField()
    slot = models.CharField(max_length=7)
    missed = models.BooleanField(default=False)
    at = models.DateTimeField()
    people = models.PositiveIntegerField(default=0)
    groups = models.PositiveIntegerField(default=0)
    member_ids = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "day", "slot"], name="insight_broadcastrun_once"),
            models.CheckConstraint(condition=Q(slot__in=["morning", "evening"]), name="insight_broadcastrun_slot"),
        ]
        indexes = [models.Index(fields=["day", "slot"], name="insight_broadcastrun_day")]
