"""The duty rota 值班轮序: who is on the desk's list when, and everybody's place in the order of turns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


class Rota(Versioned):
    """A group on duty, of persons or of teams whose people change with the teams (but `excluded` ones). `shifts` are
    {day 0–6, start, end in minutes, who: ids of members or teams}; none at all: always on. `workdays_only`: nobody is
    on duty on a free day of their team's calendar.

    `sequence` is the last number given to a turn or a place; the row is locked by whoever hands out a turn, so that
    the same turn is never given twice."""

    BY = ["persons", "teams"]
    by = models.CharField(max_length=10, default="persons")
    excluded = ArrayField(models.BigIntegerField(), default=list, blank=True)
    workdays_only = models.BooleanField(default=False)
    name = models.CharField(max_length=60, unique=True)
    active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    shifts = models.JSONField(default=list)
    sequence = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(by__in=["persons", "teams"]), name="reception_rota_by")]


class Bench(models.Model):
    """A team's place in a rota of teams: the smallest is next."""

    rota = models.ForeignKey(Rota, models.CASCADE, related_name="benches")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    place = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rota", "team"], name="reception_bench_once"),
            models.UniqueConstraint(
                fields=["rota", "place"], name="reception_bench_place", deferrable=models.Deferrable.DEFERRED
            ),
        ]


class Seat(models.Model):
    """A member's place in a rota: the smallest `place` is next. `owed` are numbers of turns that were given back and
    are to be made good first. `busy_until` ends by itself; `busy_by` is who passed them over at the desk ("" : they
    said so themselves)."""

    rota = models.ForeignKey(Rota, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    place = models.BigIntegerField()
    owed = ArrayField(models.BigIntegerField(), default=list, blank=True)
    busy_until = models.DateTimeField(null=True)
    busy_reason = models.CharField(max_length=100, blank=True, default="")
    busy_by = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rota", "member"], name="reception_seat_once"),
            models.UniqueConstraint(
                fields=["rota", "place"], name="reception_seat_place", deferrable=models.Deferrable.DEFERRED
            ),
        ]


class Turn(models.Model):
    """One turn handed out, by number; never deleted. `skips` are {member, name, why: away | busy, note, by} of those
    who were passed over and keep their place. A turn given back says why, and by whom."""

    KINDS = ["turn", "owed"]
    rota = models.ForeignKey(Rota, models.PROTECT, related_name="turns", db_index=False)
    number = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    skips = models.JSONField(default=list)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.CharField(max_length=100, blank=True, default="")
    returned_reason = models.CharField(max_length=20, blank=True, default="")
    returned_note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rota", "number"], name="reception_turn_number"),
            models.CheckConstraint(condition=Q(kind__in=["turn", "owed"]), name="reception_turn_kind"),
            models.CheckConstraint(
                condition=Q(returned_at=None) | ~Q(returned_reason=""), name="reception_turn_returned"
            ),
        ]
        indexes = [models.Index(fields=["rota", "-at"], name="reception_turn_at")]


class Swap(Versioned):
    """Two people of a rota exchange shifts 换班: on `day` those of `member` are `other`'s, on `back_day` vice versa."""

    STATES = ["asked", "agreed", "declined", "cancelled"]
    rota = models.ForeignKey(Rota, models.CASCADE, related_name="swaps")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.DateField()
    other = models.ForeignKey(Member, models.CASCADE, related_name="+")
    back_day = models.DateField()
    note = models.CharField(max_length=200, blank=True, default="")
    state = models.CharField(max_length=10, default="asked")
    answered_by = models.CharField(max_length=100, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["asked", "agreed", "declined", "cancelled"]), name="reception_swap_state"
            ),
            models.CheckConstraint(condition=~Q(member=models.F("other")), name="reception_swap_two"),
            models.UniqueConstraint(
                fields=["rota", "member", "day"], condition=Q(state__in=["asked", "agreed"]), name="reception_swap_once"
            ),
        ]
