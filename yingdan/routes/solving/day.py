"""The order of a day by the solver, never worse than the product's own plan, which stands in when there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yingdan.routes.rules import order
from yingdan.routes.rules.clock import Task
from yingdan.routes.solving import process

SMALL = 8  # with so few stops the own plan has nothing to gain
SEED = 1


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan, and who found it: `own` or `solver`; `failure` says why the solver was of no use."""

    plan: order.Plan
    by: str
    failure: str = ""


def best(task: Task, given: Sequence[int], limit: float) -> Solved:
    """The best plan for a day in about `limit` seconds; at 0 seconds only the own one is made."""
    own = order.best(task, given)
    if limit <= 0 or len(task.stops) <= SMALL:
        return Solved(own, "own")
    try:
        answer = process.ask(problem(task), limit)
    except process.Failed as failed:
        process.log.warning("routes.solver_failed", reason=str(failed), stops=len(task.stops))
        return Solved(own, "own", str(failed))
    found = [number for route in answer["routes"] for number in route]
    # The solver knows no lunch: its order is taken on from here, with lunch on the clock.
    other = order.best(task, found)
    if order.key(task, other.order) < order.key(task, own.order):
        return Solved(other, "solver")
    return Solved(own, "own")


def problem(task: Task) -> dict[str, Any]:
    """The day for the solver: one vehicle. A day that begins or ends anywhere does so at a depot next to everything."""
    day, count = task.day, len(task.stops)
    size = len(task.ways.seconds)
    places = [size if one is None else one for one in (day.start, day.end)] + list(range(count))
    stops = [
        {"service": one.service, "opens": one.opens, "closes": one.closes, "must": one.must, "value": one.value,
         "load": 0}
        for one in task.stops
    ]  # fmt: skip
    vehicle = {"count": 1, "start": 0, "end": 1, "starts": day.starts, "capacity": 0,
               "ends": max(day.starts, day.ends - day.lunch)}  # fmt: skip
    return {
        "depots": 2, "clients": stops, "vehicles": [vehicle], "seed": SEED, "by": "seconds",
        "seconds": _picked(task.ways.seconds, places, size), "metres": _picked(task.ways.metres, places, size),
    }  # fmt: skip


def _picked(rows: Sequence[Sequence[int]], places: list[int], size: int) -> list[list[int]]:
    return [[0 if size in (a, b) or i == j else rows[a][b] for j, b in enumerate(places)] for i, a in enumerate(places)]
