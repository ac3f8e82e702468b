"""The gate report: how deals leave each stage of a pipeline, and whether clean passages win more."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth

from yingdan.deals.models import GatePassage, GateTally, Pipeline, Stage
from yingdan.deals.rules import gate_report as rules
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound

WAYS = ("clean", "soft", "overridden")
Row = tuple[int, str, str, int, int]


def report(actor: Actor, pipeline_id: int, start: date, end: date) -> dict[str, Any]:
    """By stage with criteria: passages by result, times held, win rates of clean and other passages and what lies
    between them. Whoever reaches only own deals sees these, counted now; others the kept counts of their teams."""
    if not Pipeline.objects.filter(id=pipeline_id).exists():
        raise NotFound
    rows = _own(actor, pipeline_id, start, end) if _only_own(actor) else _kept(actor, pipeline_id, start, end)
    found: dict[int, dict[tuple[str, str], int]] = {}
    held: dict[int, int] = {}
    for stage, result, status, count, refusals in rows:
        held[stage] = held.get(stage, 0) + refusals
        if result != "refused":
            counts = found.setdefault(stage, {})
            counts[result, status] = counts.get((result, status), 0) + count
    stages = Stage.objects.filter(Q(id__in=[*found, *held]) | Q(criteria__isnull=False), pipeline_id=pipeline_id)
    shown = stages.distinct().order_by("position", "id")
    return {"items": [_line(stage, found.get(stage.id, {}), held.get(stage.id, 0)) for stage in shown]}


def _line(stage: Stage, counts: dict[tuple[str, str], int], held: int) -> dict[str, Any]:
    by_result = {way: sum(n for (result, _), n in counts.items() if result == way) for way in WAYS}
    passed = sum(by_result.values())
    clean, other = _rate(counts, {"clean"}), _rate(counts, {"soft", "overridden"})
    gap = rules.difference(clean, other)
    return {
        "stage": {"id": stage.id, "label": stage.name},
        "passed": passed,
        **by_result,
        "held": held,
        "pass_rate": round(by_result["clean"] * 100 / passed, 1) if passed else None,
        "won_clean": _as_json(clean),
        "won_other": _as_json(other),
        "difference": {"points": gap.points, "low": gap.low, "high": gap.high, "verdict": gap.verdict},
    }


def _rate(counts: dict[tuple[str, str], int], ways: set[str]) -> rules.Rate:
    """Of the deals that ended; abandoned ones were not won."""
    ended = {status: n for status in ("won", "lost", "abandoned") if (n := _sum(counts, ways, status))}
    return rules.rate(ended.get("won", 0), sum(ended.values()))


def _sum(counts: dict[tuple[str, str], int], ways: set[str], status: str) -> int:
    return sum(n for (result, ended), n in counts.items() if result in ways and ended == status)


def _as_json(found: rules.Rate) -> dict[str, Any]:
    return {"n": found.n, "rate": found.rate, "low": found.low, "high": found.high}


def _only_own(actor: Actor) -> bool:
    return actor.scope("deal.read") is Scope.own


def _kept(actor: Actor, pipeline_id: int, start: date, end: date) -> Iterable[Row]:
    rows = GateTally.objects.filter(stage__pipeline_id=pipeline_id, month__range=(start.replace(day=1), end))
    if actor.scope("deal.read") is not Scope.all:
        rows = rows.filter(team_id__among=actor.teams("deal.read"))
    return rows.values_list("stage_id", "result", "status").annotate(Sum("count"), Sum("refusals")).order_by()


def _own(actor: Actor, pipeline_id: int, start: date, end: date) -> Iterable[Row]:
    mine = GatePassage.objects.filter(deal__owner_id=actor.member_id or 0, stage__pipeline_id=pipeline_id)
    mine = mine.annotate(month=TruncMonth("at")).filter(month__date__range=(start.replace(day=1), end))
    for stage, n in mine.filter(result="refused").values_list("stage_id").annotate(Count("id")).order_by():
        yield stage, "refused", "", 0, n
    last = mine.exclude(result="refused").order_by("stage_id", "deal_id", "-at", "-id").distinct("stage_id", "deal_id")
    for stage, result, status in last.annotate(status=F("deal__status")).values_list("stage_id", "result", "status"):
        yield stage, result, status, 1, 0
