"""What the forecast page shows: lines of a node with those of a week ago, how good calls have been, who called."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from yingdan.forecast.models import Call, Line, Run, Score
from yingdan.forecast.selectors import outlook
from yingdan.forecast.selectors.outlook import Outlook
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

WEEKS = 53


@dataclass(slots=True)
class Shown:
    """A line with what goes beside it: the figures of the last snapshot, scores by method, and the calls that count."""

    outlook: Outlook
    before: Line | None
    scores: list[Score]
    own: Call | None
    override: Call | None


@dataclass(slots=True)
class Page:
    """The node first, then what is under it."""

    run: Run | None
    lines: list[Shown]
    since: datetime | None


def page(actor: Actor, place: nodes.Place, period: Period, day: date | None = None) -> Page:
    """Now, or as the last snapshot until a day had it; at most fifteen queries."""
    run = outlook.as_of(day) if day else outlook.last_run()
    if day and run is None:
        raise NotFound
    family = outlook.family(actor, place, period, run)
    until = run.at if day and run else clock.now()
    week = Run.objects.filter(kept=True, at__lt=until - timedelta(1)).order_by("-week").first()
    before = outlook.lines(week, place, period) if week else {}
    keys = [(one.kind, one.id) for one in family]
    scores, said = _scores(keys, place, period.kind), _said(keys, period.key, until)
    return Page(
        run,
        [
            Shown(
                one, before.get((one.kind, one.id)), scores.get((one.kind, one.id), []),
                said.get((one.kind, one.id, "own")), said.get((one.kind, one.id, "override")),
            )
            for one in family
        ],
        week.at if week else None,
    )  # fmt: skip


def _nodes(keys: list[tuple[nodes.Kind, int]]) -> tuple[list[int], list[int]]:
    return [key for kind, key in keys if kind == "team"], [key for kind, key in keys if kind == "member"]


def _scores(
    keys: list[tuple[nodes.Kind, int]], place: nodes.Place, kind: str
) -> dict[tuple[nodes.Kind, int], list[Score]]:
    """Of a person within the node's team; of a person asked for by itself, over all teams."""
    teams, members = _nodes(keys)
    rows = Score.objects.filter(kind=kind).filter(Q(team_id__in=teams, member=None) | Q(member_id__in=members))
    found: dict[tuple[nodes.Kind, int], list[Score]] = {}
    for row in rows.order_by("method"):
        if row.member_id is None:
            found.setdefault(("team", row.team_id or 0), []).append(row)
        elif row.team_id == place.team or (place.kind == "member" and row.team_id is None):
            found.setdefault(("member", row.member_id), []).append(row)
    return found


def _said(keys: list[tuple[nodes.Kind, int]], period: str, until: datetime) -> dict[tuple[str, int, str], Call]:
    """The last call of each node's own, and the override that counts."""
    teams, members = _nodes(keys)
    rows = Call.objects.filter(Q(team_id__in=teams) | Q(member_id__in=members), period=period, at__lte=until)
    found: dict[tuple[str, int, str], Call] = {}
    for row in rows.order_by("id"):
        node: tuple[str, int] = ("team", row.team_id) if row.team_id else ("member", row.member_id or 0)
        if row.kind == "submitted":
            found[*node, "own"] = row
        elif row.kind == "overridden":
            found[*node, "override"] = row
        else:
            found.pop((*node, "override"), None)
    return found


def days() -> list[date]:
    """Of the snapshots of a year, the latest first."""
    return list(Run.objects.filter(kept=True).order_by("-day").values_list("day", flat=True)[:WEEKS])


def said_out(call: Call | None, stale_days: int) -> dict[str, Any] | None:
    """A call as the API gives it."""
    if call is None:
        return None
    return {
        "id": call.pk, "commit": call.commit, "best": call.best, "note": call.note, "by": call.by_name, "at": call.at,
        "stale": clock.now() - call.at > timedelta(stale_days),
    }  # fmt: skip
