"""Route: the forecast of a year."""

from django.http import HttpResponse
from ninja import Schema

from yingdan.insight.api.schemas import Drill, NodeOut, PileOut
from yingdan.insight.selectors import forecast
from yingdan.kernel import clock
from yingdan.kernel.http import Request, Router, ready
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

router = Router(tags=["insight"])


class MonthOut(Schema):
    """A month: `expected` = won + weighted open deals, `gap` = target − expected."""

    key: str
    target: int
    won: int
    won_count: int
    open_count: int
    open_fen: int
    weighted: int
    expected: int
    gap: int
    won_drill: Drill | None
    open_drill: Drill | None


class ForecastOut(Schema):
    """Twelve months, and the open deals that no month to come holds."""

    year: int
    node: NodeOut
    months: list[MonthOut]
    overdue: PileOut
    undated: PileOut


@router.get("", permission="insight.read", response=ForecastOut)
def read(request: Request, year: int | None = None, node: str | None = None) -> HttpResponse:
    """Won, weighted and target by month."""
    place = nodes.find(request.actor, "insight.read", node)
    number = periods.parse(str(clock.today().year if year is None else year)).year
    found = forecast.read(request.actor, place, number)
    head = {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name}
    return ready({
        "year": number, "node": head, "months": found.months, "overdue": found.overdue, "undated": found.undated
    })  # fmt: skip
