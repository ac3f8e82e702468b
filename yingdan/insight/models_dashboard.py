"""Dashboards that people compose: tiles on a grid, kept as the page reads them."""

from django.db import models
from django.db.models import Q

from yingdan.accounts.models import User
from yingdan.kernel.models import Versioned


class Dashboard(Versioned):
    """Tiles, and who sees them. Figures are never kept: each viewer asks for them within the own reach.

    `tiles` are {id, kind, title, x, y, w, h, ask}; see `rules/tiles.py`. `team_ids` are those of the maker when it was
    shared with the team.
    """

    VISIBILITIES = ["private", "team", "company"]
    owner = models.ForeignKey(User, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    visibility = models.CharField(max_length=7, default="private")
    team_ids = models.JSONField(default=list)
    tiles = models.JSONField(default=list)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=["private", "team", "company"]), name="insight_dashboard_visibility"
            )
        ]
        indexes = [
            models.Index(fields=["visibility"], condition=~Q(visibility="private"), name="insight_dashboard_shared")
        ]
