"""The organisation: a tree of teams, the people in it, and the base of every row that somebody owns."""

from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from yingdan.accounts.models import User
from yingdan.kernel.fields import LtreeField
from yingdan.kernel.models import Versioned


class Team(Versioned):
    """A node of the organisation tree, of any depth. `path` holds the ids from the root down to the team itself."""

    KINDS = [("company", "公司"), ("region", "区域"), ("team", "团队")]
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=KINDS, default="team")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    path = LtreeField(unique=True)
    position = models.PositiveIntegerField(default=0, db_default=0)
    manager = models.ForeignKey("Member", models.SET_NULL, null=True, related_name="managed_teams")
    external_id = models.CharField(max_length=100, null=True, unique=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [GistIndex(fields=["path"], name="org_team_path_gist")]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], condition=Q(closed_on=None), name="org_team_name_once", nulls_distinct=False
            ),
        ]


class Member(Versioned):
    """A person in the organisation; 1–1 with the user who signs in. `team` is the main team."""

    user = models.OneToOneField(User, models.PROTECT, related_name="member")
    name = models.CharField(max_length=100)
    staff_no = models.CharField(max_length=40, null=True, unique=True)
    phone = models.CharField(max_length=30, blank=True, default="", db_default="")
    position = models.CharField(max_length=60, blank=True, default="", db_default="")
    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    manager = models.ForeignKey("self", models.SET_NULL, null=True, related_name="reports")
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    external_id = models.CharField(max_length=100, null=True, unique=True)
    search = SearchVectorField(null=True)
    custom = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))

    class Meta:
        indexes = [GinIndex(fields=["search"], name="org_member_search")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                name="org_member_dates",
            )
        ]


class TeamMember(models.Model):
    """Membership in a further team beside the main one, with who added it and for how long."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="further_members")
    member = models.ForeignKey(Member, models.CASCADE, related_name="further_teams")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "member"], name="org_teammember_once")]


class Owned(Versioned):
    """Base of rows that a person owns. `team` is the owner's main team when the row was given to the owner, the root
    when nobody owns it: what has no team would count nowhere.

    Every such table has indexes beginning with the owner and with the team, so these have none of their own.
    """

    owner = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    created_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+", db_index=False)
    external_id = models.CharField(max_length=100, null=True)
    custom = models.JSONField(default=dict, db_default=models.Value({}, output_field=models.JSONField()))

    class Meta:
        abstract = True


class Held(Owned):
    """Base of rows that go from hand to hand. `owned_since` is when the present owner got it: a trigger writes it
    (`owned_since.attach` in the migration), unless the same statement does, as undoing does. Empty on rows from before
    it was kept."""

    owned_since = models.DateTimeField(null=True, db_default=Now())

    class Meta:
        abstract = True
