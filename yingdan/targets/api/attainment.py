"""Route: attainment of a node in a period."""

from datetime import date

from django.http import HttpResponse
from ninja import Schema

from yingdan.kernel import clock
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Request, Router, ready
from yingdan.targets import metrics
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, nodes, plans
from yingdan.targets.types import LineOut

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
    """Attainment of a node and of what is under it. `gazetted` false: holidays of the year are not known yet."""

    period: PeriodOut
    metric: str
    elapsed: float
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
    place = nodes.find(actor, "target.read", node)
    plan = plans.get(actor, target) if target is not None else None
    if plan is not None and plan.year != span.year:
        raise invalid("period", "bad_value")
    found = attainment.read(actor, place, span, plan.metric if plan else metric, plan)
    return ready(
        {
            "period": {"key": span.key, "start": span.start, "end": span.end},
            "metric": found.metric.code,
            "elapsed": found.elapsed,
            "gazetted": found.gazetted,
            "targets": found.targets,
            "node": attainment.line_out(found.line),
            "children": [attainment.line_out(child) for child in found.children],
        }
    )
