"""Territories 区域: the parts of the country that teams are responsible for."""

from django.db import models
from django.db.models import F, Q

from yingdan.kernel.models import Versioned
from yingdan.org.models.people import Member, Team


class Territory(Versioned):
    """A territory in a tree of any depth. `top` is the highest one above (or itself)."""

    name = models.CharField(max_length=100)
    code = models.CharField(max_length=40, null=True, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    top = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    manager = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(closed_on=None),
                name="org_territory_name_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="org_territory_parent"),
        ]


class TerritoryTeam(models.Model):
    """A team that is responsible for a territory."""

    territory = models.ForeignKey(Territory, models.CASCADE, related_name="team_links")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["territory", "team"], name="org_territoryteam_once")]


class TerritoryArea(models.Model):
    """A province, city or district that a territory covers; an empty city or district means the whole."""

    territory = models.ForeignKey(Territory, models.CASCADE, related_name="areas")
    province = models.CharField(max_length=60)
    city = models.CharField(max_length=60, blank=True, default="", db_default="")
    district = models.CharField(max_length=60, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territory", "province", "city", "district"], name="org_territoryarea_once")
        ]
