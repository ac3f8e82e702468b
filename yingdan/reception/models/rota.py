"""The duty rota 值班轮序: who is on the desk's list when, and everybody's place in the order of turns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.kernel.models import Versioned
from yingdan.org.models import Member


class Rota(Versioned):
    """A group on duty. `shifts` are {day 0–6, start, end in minutes}; none at all: always on.

    `sequence` is the last number given to a turn or a place; the row is locked by whoever hands out a turn, so that
    the same turn is never given twice."""

    name = models.CharField(max_length=60, unique=True)
    active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    shifts = models.JSONField(default=list)
    sequence = models.BigIntegerField(default=0)


class Seat(models.Model):
    """A member's place in a rota: the smallest `place` is next. `owed` are numbers of turns that were given back and
    are to be made good first. `busy_until` ends by itself."""

    rota = models.ForeignKey(Rota, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    place = models.BigIntegerField()
    owed = ArrayField(models.BigIntegerField(), default=list, blank=True)
    busy_until = models.DateTimeField(null=True)
    busy_reason = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rota", "member"], name="reception_seat_once"),
            models.UniqueConstraint(
                fields=["rota", "place"], name="reception_seat_place", deferrable=models.Deferrable.DEFERRED
            ),
        ]


class Turn(models.Model):
    """One turn handed out, by number; never deleted. `skips` are {member, name, why: away | busy} of those who were
    passed over and keep their place. A turn given back says why, and by whom."""

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
