"""Routes: what it takes to reach a target, and the activity targets that follow from it."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Query, Schema
from pydantic import Field

from yingdan.kernel import clock
from yingdan.kernel.http import Request, Router
from yingdan.targets.api.attainment import PeriodOut
from yingdan.targets.api.schemas import Id, Ref
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import activity as activities
from yingdan.targets.selectors import nodes
from yingdan.targets.selectors import reverse as selectors
from yingdan.targets.services import activity
from yingdan.targets.types import Drill

router = Router(tags=["activity"])
Kind = Literal["leads", "visits", "calls", "demos", "quotes", "deals"]


class NodeOut(Schema):
    """A team or a person."""

    key: str
    kind: Literal["team", "member"]
    id: int
    name: str


class RateOut(Schema):
    """A rate with its evidence: `value` as asked, `usual` from the record, made of `own` (null without any) and the
    group's `base`; `count` own cases make the own one count for `trust`."""

    value: float
    usual: float
    own: float | None
    base: float
    count: int
    trust: float


class RatesOut(Schema):
    """The three that can be moved: win rate (share), average deal (fen), cycle (days)."""

    win: RateOut
    deal: RateOut
    cycle: RateOut


class StageOut(Schema):
    """A stage: deals that go on from it, the win rate and days in it, what is open; deals that must enter it."""

    id: int
    name: str
    onward: float
    win: float
    days: float
    open_count: int
    open_fen: int
    fresh: float | None
    coming: float | None
    by: date | None
    late: bool
    per_week: float | None
    drill: Drill | None


class PlanOut(Schema):
    """What open deals should bring (fen), what is left for new ones, deals to win, new deals to begin with range."""

    expected: float
    gap: float
    wins: float
    fresh: float
    low: float
    likely: float
    high: float


class ActivityOut(Schema):
    """Work of a kind: in all, a week (rounded up), by when; `each` is how much goes with a new deal."""

    kind: Kind
    total: float
    per_week: int
    exact: float
    by: date
    late: bool
    each: float | None


class ReverseOut(Schema):
    """What it takes. `plan` null: there is no won deal yet to learn from."""

    node: NodeOut
    period: PeriodOut
    pipeline: int
    pipelines: list[Ref]
    target: int
    actual: int
    remaining: int
    days: int
    rates: RatesOut
    stages: list[StageOut]
    plan: PlanOut | None
    activities: list[ActivityOut]
    can_save: bool


class Asked(Schema):
    """What is asked, and what if."""

    node: str | None = None
    period: str | None = None
    pipeline: int | None = None
    win: Annotated[float, Field(gt=0, le=1)] | None = None
    deal: Annotated[float, Field(ge=0, le=1e17)] | None = None
    cycle: Annotated[float, Field(ge=0, le=3660)] | None = None


class ItemIn(Schema):
    """So many a week of a kind; 0 = none any more."""

    kind: Kind
    per_week: Annotated[int, Field(ge=0, le=1000)]


class ActivityIn(Schema):
    """A person's activity targets from a day to a day."""

    member: Id
    target: Id | None = None
    starts_on: date
    ends_on: date
    items: Annotated[list[ItemIn], Field(min_length=1, max_length=6)]


class DoneOut(Schema):
    """A kind in a week: meant, done, and what opens the records (null without the permission)."""

    kind: Kind
    per_week: int
    done: int
    drill: Drill | None


class PersonOut(Schema):
    """A person's week."""

    member: int
    name: str
    items: list[DoneOut]


class WeekOut(Schema):
    """A week of everybody with activity targets."""

    start: date
    end: date
    people: list[PersonOut]


@router.get("/what-it-takes", permission="target.read", response=ReverseOut)
def read(request: Request, ask: Query[Asked]) -> Any:
    """Of any node in reach; by default of oneself and the present year."""
    place = nodes.find(request.actor, "target.read", ask.node)
    span = periods.parse(ask.period or str(clock.today().year))
    found = selectors.read(
        request.actor, place, span, selectors.Ask(ask.pipeline, ask.win, ask.deal, ask.cycle)
    )  # fmt: skip
    may = place.kind == "member" and activity.may_set(request.actor, place.id, place.team)
    return {**found, "can_save": may}


@router.get("/activity", permission="target.read", response=WeekOut)
def week(request: Request, node: str | None = None, day: date | None = None) -> Any:
    """The week of a day (by default this week) of any node in reach."""
    place = nodes.find(request.actor, "target.read", node)
    return activities.week(request.actor, place, day or clock.today())


@router.post("/activity", permission="target.read", response=WeekOut)
def save(request: Request, payload: ActivityIn) -> Any:
    """Sets a person's activity targets; one's own, or with `target.edit` those of others."""
    activity.save(
        actor=request.actor, wishes={payload.member: {one.kind: one.per_week for one in payload.items}},
        span=activity.Span(payload.starts_on, payload.ends_on, payload.target),
    )  # fmt: skip
    place = nodes.find(request.actor, "target.read", f"member:{payload.member}")
    return activities.week(request.actor, place, max(payload.starts_on, clock.today()))
