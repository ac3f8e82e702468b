"""Public pools 公海: who may fetch from them and within which limits."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yingdan.accounts.models import Role
from yingdan.kernel.models import Versioned
from yingdan.org.models import Member, Team


def names() -> Any:
    """A list of short words."""
    return ArrayField(models.CharField(max_length=60), default=list, blank=True)


def one_record() -> Q:
    """Of each row exactly one record of one kind is told."""
    return Q(customer__isnull=False, lead=None) | Q(customer=None, lead__isnull=False)


class Pool(Versioned):
    """A pool of one kind of record. A limit that is empty does not exist; 0 means none at all.

    `hidden` are fields that nobody sees before claiming. `free_held` names what a person may hold beyond `max_held`:
    won, locked. `cooldown_days` bars the former owner, `protect_hours` everybody but those who assign. `fresh` says how
    often its people are told that something new lies in it.
    """

    KINDS = ["customer", "lead"]
    FREE = ["won", "locked"]
    FRESH = ["off", "daily", "hourly"]
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, default="customer")
    note = models.CharField(max_length=300, blank=True, default="")
    active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)
    assign_only = models.BooleanField(default=False)
    hidden = names()
    max_held = models.PositiveIntegerField(null=True)
    free_held = names()
    claims_per_day = models.PositiveIntegerField(null=True)
    cooldown_days = models.PositiveIntegerField(null=True)
    protect_hours = models.PositiveIntegerField(null=True)
    views_per_day = models.PositiveIntegerField(null=True)
    max_locks = models.PositiveIntegerField(null=True)
    claim_reasons = names()
    release_reasons = names()
    fresh = models.CharField(max_length=6, default="daily")
    undo_hours = models.PositiveIntegerField(default=72)
    warn_days = models.PositiveIntegerField(default=3)
    warn_superior_days = models.PositiveIntegerField(default=1)
    onward = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)
    onward_days = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="pools_pool_name"),
            models.CheckConstraint(condition=Q(kind__in=["customer", "lead"]), name="pools_pool_kind"),
            models.CheckConstraint(condition=Q(fresh__in=["off", "daily", "hourly"]), name="pools_pool_fresh"),
            models.CheckConstraint(condition=Q(onward=None) | Q(onward_days__isnull=False), name="pools_pool_onward"),
        ]


class Told(models.Model):
    """Up to when the people of a pool were told what is new in it."""

    pool = models.OneToOneField(Pool, models.CASCADE, related_name="told")
    upto = models.DateTimeField()


class Party(models.Model):
    """Who belongs to a pool: a person, a team with all below it, or a role. Administrators assign and put in."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="parties")
    admin = models.BooleanField(default=False)
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="+", db_index=False)
    role = models.ForeignKey(Role, models.CASCADE, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pool", "admin", "member", "team", "role"], name="pools_party_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=False, team=None, role=None)
                | Q(member=None, team__isnull=False, role=None)
                | Q(member=None, team=None, role__isnull=False),
                name="pools_party_one",
            ),
        ]
