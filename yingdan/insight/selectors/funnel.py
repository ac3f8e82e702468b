"""The funnel 销售漏斗: where open deals stand now, or how far the deals opened in a period came."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from yingdan.deals import figures
from yingdan.deals.models import Pipeline, Stage
from yingdan.deals.selectors import pipelines
from yingdan.insight.models import StaySummary
from yingdan.insight.rules import funnel as rules
from yingdan.insight.selectors.drills import Drill, between, drill, opens, rule
from yingdan.insight.selectors.flows import asof
from yingdan.insight.selectors.flows.moves import Days, Selection
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage. `weighted` only now, `conversion`, `reach` and `dwell_days` only of a cohort."""

    stage: Stage
    count: int
    fen: int
    weighted: int | None
    conversion: float | None
    reach: float | None
    dwell_days: float | None
    stays: int | None
    drill: Drill | None


@dataclass(frozen=True, slots=True)
class Total:
    """Deals of one status."""

    status: str
    count: int
    fen: int
    drill: Drill | None


@dataclass(frozen=True, slots=True)
class Funnel:
    """The bars of a pipeline, and of a cohort how it ended."""

    pipeline: Pipeline
    bars: list[Bar]
    totals: list[Total]
    outcome: rules.Outcome | None


def pipeline(place: nodes.Place, wanted: int | None) -> tuple[Pipeline, list[Stage]]:
    """The pipeline (by default one in which the node has open deals) with its stages, archived ones last."""
    rows = Stage.objects.select_related("pipeline")
    rows = rows.filter(pipeline__archived_at=None) if wanted is None else rows.filter(pipeline_id=wanted)
    stages = list(rows.order_by("pipeline__position", "pipeline_id", "position", "id"))
    if not stages:
        raise NotFound
    lines = list(dict.fromkeys(stage.pipeline_id for stage in stages))
    shown = pipelines.to_show(lines, figures.open_by_stage(whose(place)))
    stages = [stage for stage in stages if stage.pipeline_id == shown]
    return stages[0].pipeline, stages


def whose(place: nodes.Place) -> figures.Whose:
    """Whose deals a node holds."""
    return figures.Whose(place.owner, place.teams)


def standing(place: nodes.Place, pipeline_id: int | None, day: date, source: str | None, product: int | None) -> Funnel:
    """The open deals by stage as they were when a day ended; the list of deals knows only how they are now."""
    line, stages = pipeline(place, pipeline_id)
    sums = asof.by_stage(Selection(place, line.id, source, product), Days(day, day).params(), "closing")
    bars = []
    for stage in stages:
        count, fen, weighted = sums.get(stage.id, (0, 0, 0))
        if stage.archived_at is None or count:
            bars.append(Bar(stage, count, fen, weighted, None, None, None, None, None))
    return Funnel(line, bars, [Total("open", sum(bar.count for bar in bars), sum(bar.fen for bar in bars), None)], None)


def now(actor: Actor, place: nodes.Place, pipeline_id: int | None) -> Funnel:
    """Open deals by stage."""
    line, stages = pipeline(place, pipeline_id)
    sums = {stage: values for stage, *values in figures.open_deals(whose(place), "stage_id", pipeline=line.id)}
    where = [rule("status", "=", "open"), *nodes.rules(place)]
    may = opens(actor, place)
    bars = []
    for stage in stages:
        count, fen, weighted = sums.get(stage.id, (0, 0, 0))
        if stage.archived_at is None or count:
            found = drill("deal", rule("stage", "=", str(stage.id)), *where) if may else None
            bars.append(Bar(stage, count, fen, weighted, None, None, None, None, found))
    total = [sum(values[n] for values in sums.values()) for n in range(2)]
    whole = drill("deal", rule("pipeline", "=", str(line.id)), *where) if may else None
    return Funnel(line, bars, [Total("open", total[0], total[1], whole)], None)


def cohort(actor: Actor, place: nodes.Place, period: Period, pipeline_id: int | None) -> Funnel:
    """The deals opened in the period: how many reached each stage, and how they ended."""
    line, stages = pipeline(place, pipeline_id)
    stages = [stage for stage in stages if stage.archived_at is None]
    rows = figures.cohort(period.start, period.end, whose(place), line.id)
    stays = _stays(place, period, line.id, [stage.id for stage in stages])
    found = {step.position: step for step in rules.steps([stage.position for stage in stages], rows)}
    base = [rule("pipeline", "=", str(line.id)), between("opened_on", period.start, period.end), *nodes.rules(place)]
    may = opens(actor, place)
    first = stages[0].position if stages else 0
    bars = []
    for stage in stages:
        step = found[stage.position]
        count, seconds = stays.get(stage.id, (0, 0.0))
        reached = [] if stage.position == first else [rule("furthest", ">=", stage.position)]
        bars.append(
            Bar(stage, step.count, step.fen, None, step.conversion, step.reach,
                round(seconds / count / DAY, 1) if count else None, count,
                drill("deal", *base, *reached) if may else None)
        )  # fmt: skip
    outcome = rules.outcome(rows)
    totals = [
        Total(status, count, fen, drill("deal", *base, rule("status", "=", status)) if may else None)
        for status, (count, fen) in outcome.by_status.items()
    ]
    return Funnel(line, bars, totals, outcome)


def _stays(place: nodes.Place, period: Period, line: int, stages: list[int]) -> dict[int, tuple[int, float]]:
    """Ended stays by stage: (count, seconds). Teams from the sums, a person's own counted."""
    if place.kind == "member":
        rows: Any = figures.owner_stays(period.start, period.end, whose(place), line)
    else:
        sums = StaySummary.objects.filter(
            whose(place).q(), stage_id__in=stages, month__range=(period.start, period.end)
        )
        rows = sums.values_list("stage_id").annotate(Sum("count"), Sum("seconds")).order_by()
    return {stage: (int(count), float(seconds)) for stage, count, seconds in rows}
