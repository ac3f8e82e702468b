"""How good the calls of a node have been: each snapshot of a period against what came, and what the figures rest on."""

from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet

from yingdan.deals.models import Stage
from yingdan.forecast.models import Line, Outcome, Run, Score
from yingdan.targets.rules.period import Kind
from yingdan.targets.selectors import nodes

PERIODS = 8


def _own(rows: QuerySet[Any], place: nodes.Place) -> QuerySet[Any]:
    if place.kind == "team":
        return rows.filter(team_id=place.id, member=None)
    whole = rows.filter(member_id=place.id)
    return whole.filter(team=None) if whole.filter(team=None).exists() else whole.filter(team_id=place.team)


def of(place: nodes.Place, kind: Kind) -> dict[str, Any]:
    """The last periods that are over with their weekly calls, scores by method."""
    length = {"month": 7, "quarter": 6, "year": 4}[kind]
    outcomes = [one for one in _own(Outcome.objects.all(), place).order_by("-end") if len(one.period) == length][
        :PERIODS
    ]
    calls: dict[str, list[dict[str, Any]]] = {}
    rows = _own(Line.objects.filter(run__kept=True, period__in=[one.period for one in outcomes]), place)
    scored = rows.filter(run__day__gt=F("start") - timedelta(7))
    for line in scored.select_related("run").order_by("run__week"):
        calls.setdefault(line.period, []).append({
            "day": line.run.day, "commit": line.commit, "best": line.best, "weighted": line.weighted,
            "p10": line.p10, "p50": line.p50, "p90": line.p90,
        })  # fmt: skip
    return {
        "periods": [
            {"period": one.period, "won": one.won, "due": one.due, "slipped": one.slipped,
             "committed": one.committed, "missed": one.missed, "calls": calls.get(one.period, [])}
            for one in outcomes
        ],
        "scores": [score_out(one) for one in sorted(_own(Score.objects.filter(kind=kind), place), key=_order)],
    }  # fmt: skip


def _order(score: Score) -> int:
    return Score.METHODS.index(score.method)


def score_out(score: Score) -> dict[str, Any]:
    """As the API gives it."""
    return {
        "method": score.method, "periods": score.periods, "calls": score.calls, "bias": score.bias, "mape": score.mape,
        "inside": score.inside, "slip": score.slip,
    }  # fmt: skip


def basis(run: Run | None) -> dict[str, Any] | None:
    """What the figures of a run rest on, with the names of stages."""
    if run is None or not run.basis:
        return None
    names = {
        str(one.pk): one for one in Stage.objects.filter(archived_at=None).select_related("pipeline").order_by(
            "pipeline__position", "position"
        )
    }  # fmt: skip
    rates = []
    for key, stage in names.items():
        if key in run.basis["rates"]:
            rate, won, closed = (*run.basis["rates"][key], 0, 0)[:3]
            rates.append({"pipeline": stage.pipeline.name, "stage": stage.name, "rate": rate, "won": won,
                          "closed": closed, "configured": stage.probability / 100})  # fmt: skip
    return {
        "at": run.at, "correction": run.basis["correction"], "season": run.basis["season"],
        "spread": run.basis["spread"], "skill": run.basis["skill"], "rates": rates,
    }  # fmt: skip
