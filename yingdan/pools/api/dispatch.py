"""Automatic assignment of a pool: settings, what it would do, and why it did."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.schemas import Body, Id
from yingdan.pools import kinds
from yingdan.pools.selectors import decisions
from yingdan.pools.selectors.pools import get_administered
from yingdan.pools.services import dispatching

router = Router(tags=["pools"])
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
MethodName = Literal["round_robin", "ratio", "load", "territory", "ability"]


class SpanIn(Body):
    """Hours of a weekday (1 = Monday)."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    from_: Annotated[Clock, Field(alias="from")]
    to: Clock


class SeatIn(Body):
    """Somebody who receives."""

    member_id: Id
    share: Annotated[Decimal, Field(gt=0, le=9999, decimal_places=2)] = Decimal(1)
    ability: Annotated[int, Field(ge=0, le=100)] = 50
    lower: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    upper: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    paused: bool = False


class DispatchIn(Body):
    """How a pool assigns, and to whom."""

    version: int
    active: bool
    method: MethodName
    hours: Annotated[list[SpanIn], Field(max_length=50)] = []
    on_duty_only: bool = True
    territory_only: bool = False
    seats: Annotated[list[SeatIn], Field(max_length=500)] = []


class SeatOut(Schema):
    """Somebody who receives."""

    member_id: int
    name: str
    share: Decimal
    ability: int
    lower: int
    upper: int | None
    paused: bool


class DispatchOut(Schema):
    """How a pool assigns."""

    version: int
    active: bool
    method: MethodName
    hours: list[dict[str, Any]]
    on_duty_only: bool
    territory_only: bool
    seats: list[SeatOut]


class ReasonOut(Schema):
    """What spoke for or against somebody."""

    member: int
    name: str
    code: str
    load: int


class DecisionOut(Schema):
    """Where a record went (null: it stayed), and why."""

    id: int
    at: datetime | None
    why: str
    record_id: int
    record: str
    receiver: str | None
    reasons: list[ReasonOut]


class Decisions(Schema):
    """A page of them; `before` continues."""

    items: list[DecisionOut]
    before: int | None


class Ran(Schema):
    """How many records went."""

    done: int


@router.get("/{int:pool_id}/dispatch", permission="pool.read", response=DispatchOut)
def settings(request: HttpRequest, pool_id: int) -> dict[str, Any]:
    """How the pool assigns by itself, for its administrators."""
    return decisions.settings(get_administered(actor_of(request), pool_id))


@router.put("/{int:pool_id}/dispatch", permission="pool.manage", response=DispatchOut)
def save(request: HttpRequest, pool_id: int, body: DispatchIn) -> dict[str, Any]:
    """Changes it."""
    actor = actor_of(request)
    values = body.dict(exclude={"version", "seats", "hours"})
    values["hours"] = [one.dict(by_alias=True) for one in body.hours]
    dispatching.save(actor, pool_id, body.version, values, [one.dict() for one in body.seats])
    return decisions.settings(get_administered(actor, pool_id))


@router.get("/{int:pool_id}/dispatch/plan", permission="pool.read", response=Decisions)
def plan(request: HttpRequest, pool_id: int) -> dict[str, Any]:
    """What it would decide now, and why."""
    actor = actor_of(request)
    pool = get_administered(actor, pool_id)
    choices = dispatching.plan(actor, pool_id).choices
    kind = kinds.get(pool.kind)
    names = dict(kind.model.objects.filter(id__in=[one.item for one in choices]).values_list("id", "name"))
    return {"items": decisions.planned(pool, choices, names), "before": None}


@router.post("/{int:pool_id}/dispatch/run", permission="pool.read", response=Ran)
def run(request: HttpRequest, pool_id: int) -> dict[str, int]:
    """Assigns now, whatever the hour."""
    return {"done": dispatching.run(actor_of(request), pool_id)}


@router.get("/{int:pool_id}/decisions", permission="pool.read", response=Decisions)
def log(request: HttpRequest, pool_id: int, before: int | None = None) -> dict[str, Any]:
    """Why records went where, newest first."""
    return decisions.listing(get_administered(actor_of(request), pool_id), before)
