"""Routes: what people did, its trend, and the same of everybody as a table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from ninja import Schema

from yingdan.insight.api.schemas import Drill, NodeOut
from yingdan.insight.selectors import behaviour
from yingdan.insight.selectors.rates import Rate
from yingdan.kernel import clock
from yingdan.kernel.http import Request, Router, ready
from yingdan.kernel.ports import Metric
from yingdan.platform.exchange import reports
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import nodes

router = Router(tags=["insight"])


class LabelOut(Schema):
    """A text in both languages."""

    zh: str
    en: str


class BehaviourMetricOut(Schema):
    """What is counted."""

    code: str
    label: LabelOut
    definition: LabelOut


class PeersOut(Schema):
    """How people are spread."""

    people: int
    p25: float
    median: float
    p75: float


class BehaviourFigureOut(Schema):
    """How often, now and in the time before."""

    value: int
    before: int
    standing: str | None
    drill: Drill | None


class BehaviourRateOut(Schema):
    """A share, now and in the time before."""

    part: int
    whole: int
    part_before: int
    whole_before: int
    standing: str | None
    drill: Drill | None


class BehaviourLineOut(Schema):
    """A team or person; figures and rates in the order of the metrics and rates."""

    key: str
    name: str
    team: str
    people: int
    figures: list[BehaviourFigureOut]
    rates: list[BehaviourRateOut]


class BehaviourOut(Schema):
    """The node and what is directly below it; `peers` and `rate_peers` (percentages) in their order, null with
    too few people."""

    period: str
    node: NodeOut
    metrics: list[BehaviourMetricOut]
    rates: list[BehaviourMetricOut]
    before_start: date
    before_end: date
    total: BehaviourLineOut
    lines: list[BehaviourLineOut]
    peers: list[PeersOut | None]
    rate_peers: list[PeersOut | None]


class BehaviourMonthOut(Schema):
    """A month: a head of the node or of the person, and of the people."""

    key: str
    value: float
    peers: PeersOut | None


class TrendOut(Schema):
    """Twelve months of one metric."""

    metric: str
    months: list[BehaviourMonthOut]


@router.get("", permission="insight.read", response=BehaviourOut)
def read(request: Request, period: str | None = None, node: str | None = None) -> HttpResponse:
    """Calls, visits, follow-ups, new customers and deals of a period (this month by default)."""
    place = nodes.find(request.actor, "insight.read", node)
    span = _span(period)
    found = behaviour.read(request.actor, place, span)
    return ready(
        {
            "period": span.key,
            "node": {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name},
            "metrics": [_said(one) for one in found.metrics],
            "rates": [_said(one) for one, _, _ in found.rates.known],
            "before_start": found.before_start,
            "before_end": found.before_end,
            "total": found.total,
            "lines": found.lines,
            "peers": found.peers,
            "rate_peers": found.rates.peers,
        }
    )


@router.get("/trend", permission="insight.read", response=TrendOut)
def trend(request: Request, metric: str, node: str | None = None) -> HttpResponse:
    """The last twelve months of one metric, a head, beside the middle half of the people."""
    place = nodes.find(request.actor, "insight.read", node)
    return ready({"metric": metric, "months": behaviour.trend(place, metric)})


@router.get("/export", permission="insight.read", response=Any)
def export(request: Request, period: str | None = None, node: str | None = None) -> HttpResponse:
    """Everybody of the node as a table."""
    place = nodes.find(request.actor, "insight.read", node)
    span = _span(period)
    found = behaviour.read(request.actor, place, span, everybody=True)
    return HttpResponse(
        b"".join(reports.as_csv(_table(found, request.actor.locale))), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="behaviour-{span.key}.csv"'},
    )  # fmt: skip


def _table(found: behaviour.Behaviour, locale: str) -> Iterator[list[str]]:
    """Each metric in two columns: this period, and as many days of the one before; each share as part and whole."""
    name, team, before = ("Name", "Team", "before") if locale == "en" else ("姓名", "团队", "上期")
    head = [name, team]
    for one in found.metrics:
        label = one.label[1 if locale == "en" else 0]
        head += [label, f"{label} ({before})"]
    for _, part, whole in found.rates.known:
        head += [one.label[1 if locale == "en" else 0] for one in (part, whole)]
    yield head
    for line in found.lines or [found.total]:
        counts = (n for one in line.figures for n in (one.value, one.before))
        shares = (n for one in line.rates for n in (one.part, one.whole))
        yield [line.name, line.team, *(str(n) for n in (*counts, *shares))]


def _span(period: str | None) -> periods.Period:
    return periods.parse(period) if period else periods.containing("month", clock.today())


def _said(one: Metric | Rate) -> dict[str, Any]:
    return {"code": one.code, "label": _label(one.label), "definition": _label(one.definition)}


def _label(texts: tuple[str, str]) -> dict[str, str]:
    return {"zh": texts[0], "en": texts[1]}
