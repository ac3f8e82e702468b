"""The deals behind a number of the gate report: who let them pass or held them, when, why, and what was missing."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from yingdan.deals.models import GatePassage, Stage
from yingdan.deals.selectors.deals import visible_deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound, invalid

MOST = 200
EARLIEST, LATEST = 1900, 2200  # years: no clock counts beyond its own ends
ENDED = ("won", "lost", "abandoned")
OTHER = ("soft", "overridden")
# Figure → results of the passages, and the states of their deals where these matter.
FIGURES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "passed": (("clean", *OTHER), ()),
    "clean": (("clean",), ()),
    "soft": (("soft",), ()),
    "overridden": (("overridden",), ()),
    "held": (("refused",), ()),
    "won_clean": (("clean",), ENDED),
    "won_other": (OTHER, ENDED),
}


def behind(actor: Actor, pipeline_id: int, stage_id: int, figure: str, start: date, end: date) -> dict[str, Any]:
    """`count` is the number as the report counts it, by the team where it happened; `items` are those of its deals
    that the actor may read now, the newest first. `out_of_reach`: went to teams that the actor does not see."""
    if figure not in FIGURES:
        raise invalid("figure", "bad_value")
    if not EARLIEST <= start.year <= end.year <= LATEST:
        raise invalid("end", "bad_value")
    if not Stage.objects.filter(id=stage_id, pipeline_id=pipeline_id).exists():
        raise NotFound
    rows = of_figure(in_reach(actor, GatePassage.objects.filter(stage_id=stage_id)), figure, start, end)
    readable = rows.filter(deal__in=visible_deals(actor).values("id"))
    count, seen = rows.count(), readable.count()
    return {"count": count, "out_of_reach": count - seen, "items": _told(readable)}


def in_reach(actor: Actor, rows: QuerySet[GatePassage]) -> QuerySet[GatePassage]:
    """What the report counts for the actor."""
    reach = actor.scope("deal.read")
    if reach is Scope.all:
        return rows
    if reach is Scope.own:
        return rows.filter(deal__owner_id=actor.member_id or 0)
    return rows.filter(team_id__among=actor.teams("deal.read"))


def of_figure(rows: QuerySet[GatePassage], figure: str, start: date, end: date) -> QuerySet[GatePassage]:
    """The passages of the months from `start` to `end`; a deal counts with its last one, refusals count each."""
    results, states = FIGURES[figure]
    rows = rows.filter(result__in=results, at__gte=clock.day_start(start.replace(day=1)), at__lt=_after(end))
    if figure != "held":
        same = GatePassage.objects.filter(deal=OuterRef("deal"), stage=OuterRef("stage")).exclude(result="refused")
        rows = rows.exclude(Exists(same.filter(at__gt=OuterRef("at"))))
        rows = rows.exclude(Exists(same.filter(at=OuterRef("at"), id__gt=OuterRef("id"))))
    return rows.filter(deal__status__in=states) if states else rows


def _after(end: date) -> Any:
    """When the month of `end` is over: the report counts whole months."""
    return clock.day_start((end.replace(day=1) + timedelta(days=32)).replace(day=1))


def _told(rows: QuerySet[GatePassage]) -> list[dict[str, Any]]:
    deal = {name: F(f"deal__{field}") for name, field in (("name", "name"), ("owner", "owner__name"))}
    found = rows.order_by("-at", "-id").values(
        "deal_id", "result", "at", "missing", "reason", passed_by=F("by__name"), status=F("deal__status"), **deal
    )
    return [dict(row) for row in found[:MOST]]
