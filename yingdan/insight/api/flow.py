"""Routes: what went through the stages, what changed the pipeline, and the deals behind it."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from yingdan.insight.api.schemas import Drill, NodeOut
from yingdan.insight.selectors import funnel, out_of_reach
from yingdan.insight.selectors.drills import opens
from yingdan.insight.selectors.flows import behind, head, stages, waterfall
from yingdan.insight.selectors.flows.moves import Days, Selection
from yingdan.kernel.errors import Forbidden, invalid
from yingdan.kernel.http import Request, Router, actor_of, ready
from yingdan.kernel.texts import text
from yingdan.targets.selectors import nodes

router = Router(tags=["insight"])
LONGEST = 366 * 5  # days
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)  # no calendar can count beyond its own ends


class FunnelPileOut(Schema):
    """A number of deals and their amount."""

    count: int
    fen: int


class StageFlowOut(Schema):
    """A stage. `entered` by new, forward, back, reopened, moved_in; `left` by passed, won, lost, abandoned, returned,
    moved_out; start and end (of a period only) are the open deals in it; lengths of stays in days."""

    stage: int
    name: str
    color: str
    position: int
    probability: int
    norm_days: int | None
    start: FunnelPileOut
    end: FunnelPileOut
    entered: dict[str, FunnelPileOut]
    left: dict[str, FunnelPileOut]
    skipped: FunnelPileOut
    conversion: float | None
    stays: int
    median: float | None
    p90: float | None


class HeadOut(Schema):
    """Leads that came in the period, and what became of them."""

    leads: int
    contacted: int
    qualified: int
    converted: int
    deals: int
    conversion: float | None
    drill: Drill


class FlowOut(Schema):
    """The flow through a pipeline. `velocity` in fen a day, `cycle` the median and `cycle_mean` the mean in days;
    these two and the lengths of stays come from one deal of `share`."""

    mode: str
    first: date
    last: date
    pipeline: int
    pipeline_name: str
    node: NodeOut
    stages: list[StageFlowOut]
    new: FunnelPileOut
    closed: dict[str, FunnelPileOut]
    open: FunnelPileOut
    win_rate: float | None
    average: int | None
    velocity: int | None
    cycle: float | None
    cycle_mean: float | None
    share: int
    leads: HeadOut | None
    opens: bool


class WaterfallOut(Schema):
    """From the open deals at the start to those at the end; what left is negative."""

    first: date
    last: date
    node: NodeOut
    start: FunnelPileOut
    blocks: dict[str, FunnelPileOut]
    end: FunnelPileOut
    opens: bool


class ChangeOut(Schema):
    """A deal behind a figure and what changed."""

    id: int
    name: str
    customer: str | None
    owner: str | None
    at: str
    was_status: str | None
    status: str
    was_stage: str | None
    stage: str
    was_fen: int | None
    fen: int
    was_expected: date | None
    expected: date | None


class BehindOut(Schema):
    """How many changes or open deals, how many of them are of deals out of the reader's reach (not counted of very
    many), and the largest of the others – or the `latest`, of very many."""

    count: int
    out_of_reach: int
    latest: bool
    items: list[ChangeOut]


class OutOfReachOut(Schema):
    """How many, and what is to be said of them; empty for none."""

    count: int
    said: str


@router.get("", permission="insight.read", response=FlowOut)
def flow(
    request: Request, first: date, last: date, mode: Literal["period", "cohort"] = "period",
    pipeline: int | None = None, node: str | None = None, source: str | None = None, product: int | None = None,
) -> HttpResponse:  # fmt: skip
    """What went through the stages from `first` to `last`, or became of the deals opened in these days."""
    place = nodes.find(request.actor, "insight.read", node)
    line, lane = funnel.pipeline(place, pipeline)
    days = _days(first, last)
    found = stages.read(Selection(place, line.id, source, product), days, mode, line, lane)
    leads = head.read(request.actor, place, days) if source is None and product is None else None
    closed = {status: _pile(one) for status, one in found.closed.items()}
    return ready(
        {
            "mode": mode, "first": first, "last": last, "pipeline": line.id, "pipeline_name": line.name,
            "node": _node(place), "stages": [_stage(one) for one in found.stages], "new": _pile(found.new),
            "closed": closed, "open": _pile(found.open), "win_rate": found.speed.win_rate,
            "average": found.speed.average, "velocity": found.speed.velocity, "cycle": found.cycle,
            "cycle_mean": found.cycle_mean,
            "share": found.share, "leads": leads, "opens": opens(request.actor, place),
        }
    )  # fmt: skip


@router.get("/waterfall", permission="insight.read", response=WaterfallOut)
def changes(
    request: Request, first: date, last: date, due: bool = False, pipeline: int | None = None, node: str | None = None,
    source: str | None = None, product: int | None = None,
) -> HttpResponse:  # fmt: skip
    """What made the open deals before `first` those at the end of `last`; `due`: expected to close by then."""
    place = nodes.find(request.actor, "insight.read", node)
    found = waterfall.read(Selection(place, pipeline, source, product), _days(first, last), due)
    blocks = {block: _pile(one) for block, one in found.blocks.items()}
    return ready(
        {
            "first": first, "last": last, "node": _node(place), "start": _pile(found.start), "blocks": blocks,
            "end": _pile(found.end), "opens": opens(request.actor, place),
        }
    )  # fmt: skip


@router.get("/behind", permission="insight.read", response=BehindOut)
def deals(
    request: Request, figure: str, first: date, last: date, due: bool = False, pipeline: int | None = None,
    node: str | None = None, source: str | None = None, product: int | None = None,
) -> HttpResponse:  # fmt: skip
    """The deals behind a figure of the flow (`stage:3:out lost`, `cohort:3:skipped`) or waterfall (`block:won`)."""
    place = nodes.find(request.actor, "insight.read", node)
    if not opens(request.actor, place):
        raise Forbidden(permission="deal.read")
    chosen = Selection(place, pipeline, source, product)
    found = behind.read(request.actor, chosen, _days(first, last), figure, due)
    return ready(found)


@router.get("/out-of-reach", permission="insight.read", response=OutOfReachOut)
def hidden(request: HttpRequest, node: str, first: date, last: date) -> dict[str, Any]:
    """How many deals of a person in these days are in the figures, but not in the lists that the reader opens."""
    actor = actor_of(request)
    days = _days(first, last)
    count = out_of_reach.count(actor, nodes.find(actor, "insight.read", node), days)
    return {"count": count, "said": text("deals_out_of_reach", actor.locale, count=count) if count else ""}


def _days(first: date, last: date) -> Days:
    if not EARLIEST <= first <= last <= LATEST or (last - first).days > LONGEST:
        raise invalid("last", "bad_value")
    return Days(first, last)


def _node(place: nodes.Place) -> dict[str, Any]:
    return {"key": place.key, "kind": place.kind, "id": place.id, "name": place.name}


def _pile(one: tuple[int, int]) -> dict[str, int]:
    return {"count": one[0], "fen": one[1]}


def _stage(one: stages.Through) -> dict[str, Any]:
    stage = {name: getattr(one.stage, name) for name in ("name", "color", "position", "probability", "norm_days")}
    figures = {name: getattr(one, name) for name in ("conversion", "stays", "median", "p90")}
    return {
        "stage": one.stage.id, **stage, **figures, "start": _pile(one.start), "end": _pile(one.end),
        "skipped": _pile(one.skipped), "entered": {kind: _pile(pile) for kind, pile in one.entered.items()},
        "left": {kind: _pile(pile) for kind, pile in one.left.items()},
    }  # fmt: skip
