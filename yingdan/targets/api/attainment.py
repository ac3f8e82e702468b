"""Route: attainment of a node in a period."""

from datetime import date
from typing import Any

from ninja import Schema

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router
from yingdan.targets import metrics
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, nodes, plans

router = Router(tags=["attainment"])


class Drill(Schema):
    """What opens the records behind a figure: a resource and a condition."""

    resource: str
    filter: dict[str, Any]


class LineOut(Schema):
    """A node's figures, amounts in fen; rates as shares of 1."""

    key: str
    kind: str
    id: int
    name: str
    target: int
    actual: int
    rate: float | None
    gap: int
    due: int
    time_gap: float | None
    count: int
    open_count: int
    weighted: int
    drill: Drill
    open_drill: Drill


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
    """Attainment of a node and of what is under it. `gazetted` false: holidays of the year are not known yet."""

    period: PeriodOut
    metric: str
    elapsed: float
    gazetted: bool
    targets: list[TargetRef]
    node: LineOut
    children: list[LineOut]


def line_out(line: attainment.Line) -> LineOut:
    """A line as the client gets it."""
    p = line.progress
    return LineOut(
        key=f"{line.kind}:{line.id}", kind=line.kind, id=line.id, name=line.name, target=p.target, actual=p.actual,
        rate=p.rate, gap=p.gap, due=p.due, time_gap=p.time_gap, count=line.count, open_count=line.open_count,
        weighted=line.weighted, drill=Drill(**line.drill), open_drill=Drill(**line.open_drill),
    )  # fmt: skip


@router.get("", permission="target.read", response=AttainmentOut)
def read(
    request: Request,
    node: str | None = None,
    period: str | None = None,
    year: int | None = None,
    metric: str = metrics.DEFAULT,
    target: int | None = None,
) -> Any:
    """Any node in reach, any year, quarter or month; without them one's own node and this year."""
    actor = request.actor
    span = periods.parse(period or str(year or clock.today().year))
    place = nodes.find(actor, "target.read", node)
    plan = plans.get(actor, target) if target is not None else None
    if plan is not None and plan.year != span.year:
        raise invalid("period", "bad_value")
    found = attainment.read(actor, place, span, plan.metric if plan else metric, plan)
    return AttainmentOut(
        period=PeriodOut(key=span.key, start=span.start, end=span.end),
        metric=found.metric.code,
        elapsed=found.elapsed,
        gazetted=found.gazetted,
        targets=[TargetRef(**one) for one in found.targets],
        node=line_out(found.line),
        children=[line_out(child) for child in found.children],
    )
