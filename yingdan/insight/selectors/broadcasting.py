"""Broadcasts as they are set up, what went out, and who is not published: as far as the reader may set it up."""

from typing import Any

from django.db.models import Q, QuerySet

from yingdan.insight.models import Broadcast, BroadcastRun, Unpublished
from yingdan.kernel.actor import Actor, Scope
from yingdan.platform.resources.values import instant

PERMISSION = "insight.broadcast"
FIELDS = ("enabled", "morning", "evening", "workdays_only", "boards", "own_team", "email", "robot", "sms", "top")
RUNS_SHOWN = 30
MOST = 500


def reach(actor: Actor, prefix: str = "team") -> Q:
    """The condition on rows of a team; all of them when the whole company may be set up."""
    return Q() if actor.scope(PERMISSION) is Scope.all else Q(**{f"{prefix}_id__in": actor.teams(PERMISSION)})


def broadcasts(actor: Actor) -> list[dict[str, Any]]:
    """The company's first, then those of teams."""
    rows = Broadcast.objects.filter(reach(actor)).select_related("team").order_by("team__path")
    return sorted((shown(row) for row in rows), key=lambda one: one["team"] is not None)


def runs(actor: Actor) -> list[dict[str, Any]]:
    """The latest ones, newest first."""
    rows: QuerySet[BroadcastRun] = BroadcastRun.objects.filter(reach(actor)).select_related("team").defer("member_ids")
    return [
        {
            "id": row.pk, "team": _team(row), "day": row.day.isoformat(), "slot": row.slot, "missed": row.missed,
            "at": instant(row.at), "people": row.people, "groups": row.groups,
        }
        for row in rows[:RUNS_SHOWN]
    ]  # fmt: skip


def unpublished(actor: Actor) -> list[dict[str, Any]]:
    """Persons and teams that are on no board."""
    rows = Unpublished.objects.filter(reach(actor) | reach(actor, "member__team"))
    return [
        {
            "id": row.pk, "team": _team(row), "reason": row.reason, "at": instant(row.at),
            "member": {"id": row.member_id, "name": row.member.name} if row.member else None,
            "by": row.by.name if row.by else "",
        }
        for row in rows.select_related("team", "member", "by").order_by("-id")[:MOST]
    ]  # fmt: skip


def shown(row: Broadcast) -> dict[str, Any]:
    """One broadcast as JSON values."""
    values = {name: getattr(row, name) for name in FIELDS}
    for name in ("morning", "evening"):
        values[name] = values[name].strftime("%H:%M") if values[name] else None
    return {"id": row.pk, "version": row.version, "team": _team(row), **values}


def _team(row: Broadcast | BroadcastRun | Unpublished) -> dict[str, Any] | None:
    return {"id": row.team.pk, "name": row.team.name} if row.team else None
