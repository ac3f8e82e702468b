"""Route plans 路线计划 of people and days, cycles of days planned at once, and the company's settings."""

from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.customers.models import Customer
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class Setup(Versioned):
    """One row. The way is `detour` percent of the great circle, driven at `speed` km/h; lunch is `lunch` minutes long
    and begins between `lunch_from` and `lunch_to`."""

    detour = models.PositiveSmallIntegerField(default=135)
    speed = models.PositiveSmallIntegerField(default=25)
    lunch = models.PositiveSmallIntegerField(default=60)
    lunch_from = models.TimeField(default=time(11, 30))
    lunch_to = models.TimeField(default=time(13))


class Cycle(Versioned):
    """Days of several weeks planned at once for some people, by a job. `figures` are what came of it:
    {"days", "visits", "uneven" in percent, "uneven_people", "left_out", "metres", "seconds"}."""

    STATUSES = ["waiting", "done", "failed"]
    asked_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    member_ids = ArrayField(models.BigIntegerField())
    starts_on = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    shared = models.BooleanField(default=False)
    status = models.CharField(max_length=8, default="waiting")
    failure = models.CharField(max_length=40, blank=True, default="")
    figures = models.JSONField(default=dict)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=["waiting", "done", "failed"]), name="routes_cycle_status")
        ]


class RoutePlan(Versioned):
    """One person's day. Times are seconds of the day, ways seconds and metres; `before_*` are those of the present
    order of the same stops. `ways` is the matrix of a map service, empty when it is the built-in estimate."""

    STATUSES = ["proposed", "accepted", "replaced"]
    member = models.ForeignKey(Member, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    status = models.CharField(max_length=8, default="proposed")
    cycle = models.ForeignKey(Cycle, models.SET_NULL, null=True, related_name="plans")
    day_from = models.PositiveIntegerField()
    day_to = models.PositiveIntegerField()
    lunch = models.PositiveIntegerField(default=0)
    lunch_from = models.PositiveIntegerField(default=0)
    lunch_to = models.PositiveIntegerField(default=0)
    start_name = models.CharField(max_length=100, blank=True, default="")
    start_latitude = models.FloatField(null=True)
    start_longitude = models.FloatField(null=True)
    returns = models.BooleanField(default=True)  # the day ends where it starts
    detour = models.PositiveSmallIntegerField()
    speed = models.PositiveSmallIntegerField()
    provider = models.CharField(max_length=20)
    ways = models.JSONField(null=True)
    by = models.CharField(max_length=8, default="own")  # own, solver or hand
    before_seconds = models.PositiveIntegerField(default=0)
    before_metres = models.PositiveIntegerField(default=0)
    before_ends = models.PositiveIntegerField(default=0)
    before_late = models.PositiveIntegerField(default=0)
    seconds = models.PositiveIntegerField(default=0)
    metres = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    late = models.PositiveIntegerField(default=0)
    overtime = models.PositiveIntegerField(default=0)
    ends = models.PositiveIntegerField(default=0)
    lunch_at = models.PositiveIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["member", "day", "-id"], name="routes_plan_member")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "day", "status"], condition=~Q(status="replaced"), name="routes_plan_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "accepted", "replaced"]), name="routes_plan_status"
            ),
        ]


class RouteStop(models.Model):
    """A customer of a plan: its place in the order (null: left out) and its times; `given` is its place in the order
    that was there before. `done` stops lie behind and are no longer planned."""

    plan = models.ForeignKey(RoutePlan, models.CASCADE, related_name="stops", db_index=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(null=True)
    given = models.PositiveSmallIntegerField()
    done = models.BooleanField(default=False)
    latitude = models.FloatField()
    longitude = models.FloatField()
    service = models.PositiveIntegerField()
    opens = models.PositiveIntegerField()
    closes = models.PositiveIntegerField()
    must = models.BooleanField()
    value = models.PositiveSmallIntegerField()
    arrive = models.PositiveIntegerField(null=True)
    begin = models.PositiveIntegerField(null=True)
    leave = models.PositiveIntegerField(null=True)
    seconds = models.PositiveIntegerField(null=True)
    metres = models.PositiveIntegerField(null=True)
    waiting = models.PositiveIntegerField(null=True)
    late = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "customer"], name="routes_stop_once")]
        indexes = [models.Index(fields=["plan", "position", "given"], name="routes_stop_order")]
