"""Route: the funnel, now or of a cohort."""

from datetime import date
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Schema

from yingdan.insight.api.flow import EARLIEST
from yingdan.insight.api.schemas import Drill, NodeOut
from yingdan.insight.selectors import funnel
from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router, ready
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

router = Router(tags=["insight"])


class PipelineOut(Schema):
    """A pipeline."""

    id: int
    name: str


class BarOut(Schema):
    """A stage. Weighted amount only now; conversion, reach and dwell only of a cohort."""

    stage: int
    name: str
    color: str
    position: int
    probability: int
    norm_days: int | None
    count: int
    fen: int
    weighted: int | None
    conversion: float | None
    reach: float | None
    dwell_days: float | None
    stays: int | None
    drill: Drill | None


class TotalOut(Schema):
    """Deals of one status."""

    status: str
    count: int
    fen: int
    drill: Drill | None


class FunnelOut(Schema):
    """The funnel. Of a cohort: `win_rate` = won ÷ closed, `average` deal won in fen, `cycle_days` of won deals."""

    mode: str
    period: str | None
    pipeline: PipelineOut
    node: NodeOut
    bars: list[BarOut]
    totals: list[TotalOut]
    count: int
    fen: int
    win_rate: float | None
    average: int | None
    cycle_days: float | None


@router.get("", permission="insight.read", response=FunnelOut)
def read(
    request: Request,
    mode: Literal["now", "cohort"] = "now",
    pipeline: int | None = None,
    period: str | None = None,
    node: str | None = None,
    at: date | None = None,
    source: str | None = None,
    product: int | None = None,
) -> HttpResponse:
    """`now`: open deals by stage; with a day, source or product as they were at the end of that day. `cohort`: how far
    the deals opened in `period` (this year by default) came."""
    place = nodes.find(request.actor, "insight.read", node)
    if mode == "now" and (at or source is not None or product is not None):
        day = min(at or clock.today(), clock.today())
        if day < EARLIEST:
            raise invalid("at", "bad_value")
        return ready(_out(place, "now", day.isoformat(), funnel.standing(place, pipeline, day, source, product)))
    if mode == "now":
        return ready(_out(place, "now", None, funnel.now(request.actor, place, pipeline)))
    span = periods.parse(period or str(clock.today().year))
    return ready(_out(place, "cohort", span.key, funnel.cohort(request.actor, place, span, pipeline)))


def _out(place: nodes.Place, mode: str, period: str | None, found: funnel.Funnel) -> dict[str, Any]:
    outcome = found.outcome
    count, fen = outcome.total if outcome else (found.totals[0].count, found.totals[0].fen)
    return {
        "mode": mode,
        "period": period,
        "pipeline": {"id": found.pipeline.id, "name": found.pipeline.name},
        "node": {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name},
        "bars": [_bar(bar) for bar in found.bars],
        "totals": found.totals,
        "count": count,
        "fen": fen,
        "win_rate": outcome.win_rate if outcome else None,
        "average": outcome.average if outcome else None,
        "cycle_days": outcome.cycle if outcome else None,
    }


def _bar(bar: funnel.Bar) -> dict[str, Any]:
    stage = {name: getattr(bar.stage, name) for name in ("name", "color", "position", "probability", "norm_days")}
    figures = ("count", "fen", "weighted", "conversion", "reach", "dwell_days", "stays", "drill")
    return {"stage": bar.stage.id, **stage, **{name: getattr(bar, name) for name in figures}}
