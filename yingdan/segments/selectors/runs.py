"""Runs: what they would change or did, from which class to which, team by team."""

from typing import Any

from django.db.models import Count, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.segments.models import Run

LAST = 50
MANAGE = "segment.manage"


def last(actor: Actor) -> QuerySet[Run]:
    """The newest runs."""
    actor.need(MANAGE)
    return Run.objects.order_by("-made_at", "-id")[:LAST]


def get(actor: Actor, run_id: int) -> Run:
    """One run."""
    actor.need(MANAGE)
    run = Run.objects.filter(id=run_id).first()
    if run is None:
        raise NotFound
    return run


def teams(run: Run) -> list[dict[str, Any]]:
    """How many customers of each team go up and down, most changes first."""
    rows = run.proposals.values("customer__team_id", "customer__team__name", "before", "after")
    found: dict[int, dict[str, Any]] = {}
    for row in rows.annotate(n=Count("id")).order_by():
        line = found.setdefault(
            row["customer__team_id"],
            {"id": row["customer__team_id"], "name": row["customer__team__name"], "up": 0, "down": 0},
        )
        line["up" if (row["after"] or "Z") < (row["before"] or "Z") else "down"] += row["n"]
    return sorted(found.values(), key=lambda line: (-line["up"] - line["down"], line["name"]))
