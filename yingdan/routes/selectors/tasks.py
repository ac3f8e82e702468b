"""A plan as the rules see it: the stops that are still to be planned, and the frame of the day."""

from collections.abc import Sequence
from typing import Any

from yingdan.routes import travelling
from yingdan.routes.models import RoutePlan, RouteStop
from yingdan.routes.rules import travel
from yingdan.routes.rules.clock import Day, Stop, Task
from yingdan.routes.rules.travel import Matrix, Pace, Place


def places(plan: RoutePlan, stops: Sequence[RouteStop]) -> list[Place]:
    """Of the stops, then of the start."""
    found = [Place(one.latitude, one.longitude) for one in stops]
    if plan.start_latitude is not None and plan.start_longitude is not None:
        found.append(Place(plan.start_latitude, plan.start_longitude))
    return found


def measure(plan: RoutePlan, stops: Sequence[RouteStop]) -> Matrix:
    """Measures the ways of a plan anew and keeps those of a map service with it."""
    ways, plan.provider = travelling.measure(places(plan, stops), Pace(plan.detour, plan.speed))
    own = plan.provider == travelling.BUILT_IN
    plan.ways = (
        None if own else {"seconds": ways.seconds, "metres": ways.metres, "of": [one.customer_id for one in stops]}
    )
    return ways


def ways(plan: RoutePlan, stops: Sequence[RouteStop]) -> Matrix:
    """The ways that the plan was made with; the built-in ones for stops that came later."""
    if plan.ways is not None and (kept := _kept(plan, stops, plan.ways)) is not None:
        return kept
    return travel.matrix(places(plan, stops), Pace(plan.detour, plan.speed))


def task(plan: RoutePlan, stops: Sequence[RouteStop], matrix: Matrix) -> Task:
    """The problem of a plan."""
    base = len(stops) if plan.start_latitude is not None else None
    day = Day(
        plan.day_from, plan.day_to, plan.lunch, plan.lunch_from, plan.lunch_to, base, base if plan.returns else None
    )
    return Task(day, tuple(Stop(one.service, one.opens, one.closes, one.must, one.value) for one in stops), matrix)


def _kept(plan: RoutePlan, stops: Sequence[RouteStop], known: dict[str, Any]) -> Matrix | None:
    number = {customer: n for n, customer in enumerate(known["of"])}
    if any(one.customer_id not in number for one in stops):
        return None
    rows = [number[one.customer_id] for one in stops]
    if plan.start_latitude is not None:
        rows.append(len(number))
    if max(rows, default=0) >= len(known["seconds"]):
        return None
    return Matrix(*(tuple(tuple(known[name][a][b] for b in rows) for a in rows) for name in ("seconds", "metres")))
