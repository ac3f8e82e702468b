"""Routes: attainment of a node in a period, and the heat map of a year."""

from datetime import date
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Schema

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router, ready
from yingdan.org.selectors import calendar as calendars
from yingdan.targets import metrics
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, followed, heat, nodes, plans
from yingdan.targets.types import LineOut, MetricRef, UnitOut

router = Router(tags=["attainment"])


class PeriodOut(Schema):
    """A period."""

    key: str
    start: date
    end: date


class TargetRef(Schema):
    """A target that counts here."""

    id: int
    name: str
    revision: int


class AttainmentOut(Schema):
    """Attainment of a node and of what is under it. `gazetted` false: holidays of the year are not known yet;
    `pipeline`: open deals stand beside the metric."""

    period: PeriodOut
    metric: str
    metric_label: dict[str, str]
    unit: UnitOut
    less_is_better: bool
    pipeline: bool
    elapsed: float
    days_left: int
    gazetted: bool
    targets: list[TargetRef]
    node: LineOut
    children: list[LineOut]


@router.get("", permission="target.read", response=AttainmentOut)
def read(
    request: Request,
    node: str | None = None,
    period: str | None = None,
    year: int | None = None,
    metric: str = metrics.DEFAULT,
    target: int | None = None,
) -> HttpResponse:
    """Any node in reach, any year, quarter or month; without them one's own node and this year."""
    actor = request.actor
    span = periods.parse(period or str(year or clock.today().year))
    place = nodes.find(actor, "target.read", node, totals=True)
    plan = plans.get(actor, target) if target is not None else None
    if plan is not None and plan.year != span.year:
        raise invalid("period", "bad_value")
    found = attainment.read(actor, place, span, plan.metric if plan else metric, plan)
    kind = MetricRef.of(found.metric)
    return ready(
        {
            "period": {"key": span.key, "start": span.start, "end": span.end},
            "metric": kind.code,
            "metric_label": kind.label,
            "unit": kind.unit.dict(),
            "less_is_better": kind.less_is_better,
            "pipeline": found.metric.code == metrics.DEFAULT,
            "elapsed": found.elapsed,
            "days_left": found.days_left,
            "gazetted": found.gazetted,
            "targets": found.targets,
            "node": attainment.line_out(found.line),
            "children": [attainment.line_out(child) for child in found.children],
        }
    )


class FollowedOut(Schema):
    """A metric that the node has a target in, with the node's own line."""

    metric: MetricRef
    pipeline: bool
    line: LineOut


class AllFollowedOut(Schema):
    """A period in every metric that the node has a target in, revenue first."""

    period: PeriodOut
    elapsed: float
    days_left: int
    items: list[FollowedOut]


@router.get("/metrics", permission="target.read", response=AllFollowedOut)
def by_metric(request: Request, node: str | None = None, period: str | None = None) -> HttpResponse:
    """How far a node is in every metric that it has a published target in."""
    span = periods.parse(period or str(clock.today().year))
    place = nodes.find(request.actor, "target.read", node, totals=True)
    calendar = calendars.load(place.team)
    return ready(
        {
            "period": {"key": span.key, "start": span.start, "end": span.end},
            "elapsed": span.elapsed(clock.today(), calendar),
            "days_left": span.days_left(clock.today(), calendar),
            "items": [
                {
                    "metric": MetricRef.of(one.metric).dict(), "pipeline": one.metric.code == metrics.DEFAULT,
                    "line": attainment.line_out(one.line),
                }
                for one in followed.read(request.actor, place, span)
            ],
        }
    )  # fmt: skip


class HeatLine(Schema):
    """A line of the heat map: twelve targets and twelve actuals, January first."""

    key: str
    name: str
    target: list[int]
    actual: list[int]


class HeatOut(Schema):
    """The heat map of a year; `people` is how many a map by people would show."""

    year: int
    rows: Literal["people", "teams"]
    people: int
    lines: list[HeatLine]


@router.get("/heat", permission="target.read", response=HeatOut)
def heat_map(
    request: Request, node: str | None = None, year: int | None = None, metric: str = metrics.DEFAULT,
    rows: Literal["people", "teams"] | None = None,
) -> Any:  # fmt: skip
    """People or sub-teams of a node by month; people unless they are too many."""
    place = nodes.find(request.actor, "target.read", node)
    number = periods.parse(str(clock.today().year if year is None else year)).year
    found = heat.read(place, number, metric, rows)
    lines = [
        {"key": f"{one.kind}:{one.id}", "name": one.name, "target": one.target, "actual": one.actual}
        for one in found.lines
    ]
    return {"year": number, "rows": found.rows, "people": found.people, "lines": lines}
