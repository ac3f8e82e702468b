"""A person's day is planned: the order that takes least time, beside the present one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from yingdan.kernel import clock as clocks
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events
from yingdan.routes.models import Cycle, RoutePlan, RouteStop
from yingdan.routes.rules import clock
from yingdan.routes.rules.clock import Task
from yingdan.routes.selectors import given, tasks
from yingdan.routes.selectors.given import Given, Whole
from yingdan.routes.selectors.people import EDIT, get_member
from yingdan.routes.selectors.setup import setup
from yingdan.routes.solving import day as solving

FURTHEST = timedelta(92)
LIMIT = 2.0  # seconds that the solver may take while somebody waits


@dataclass(frozen=True, slots=True)
class Start:
    """Where a day starts, and whether it ends there too."""

    name: str
    latitude: float
    longitude: float
    returns: bool = True


def plan_day(
    actor: Actor, member_id: int, day: date, *, customer_ids: Iterable[int] | None = None,
    must: Iterable[int] | None = None, start: Start | None = None, day_from: int | None = None,
    day_to: int | None = None,
) -> RoutePlan:  # fmt: skip
    """Proposes an order for the visits of a day, or of customers that were chosen; takes the place of an earlier
    proposal. `must` names those that are not left out (None: class A)."""
    member = get_member(actor, member_id, EDIT)
    if not clocks.today() <= day <= clocks.today() + FURTHEST:
        raise invalid("day", "route_day")
    whole = given.of_day(actor, member, day, customer_ids)
    begins = whole.day_from if day_from is None else day_from
    ends = whole.day_to if day_to is None else day_to
    if begins >= ends:
        raise invalid("day_to", "route_hours")
    _fits(whole)
    plan = draft(member, day, begins, ends, start)
    kept = None if must is None else set(must)
    write(plan, [stop(plan, n, one, kept) for n, one in enumerate(whole.visits)], limit=LIMIT)
    events.record(actor=actor, verb="routes.proposed", resource="member", object_id=member.pk, name=member.name,
                  day=day.isoformat(), count=len(whole.visits))  # fmt: skip
    return plan


def draft(
    member: Member, day: date, begins: int, ends: int, start: Start | None, cycle: Cycle | None = None
) -> RoutePlan:
    """An empty proposal; the one before it goes."""
    Member.objects.select_for_update(no_key=True).get(id=member.pk)
    drop(RoutePlan.objects.filter(member=member, day=day, status="proposed"))
    row = setup()
    return RoutePlan(
        member=member, day=day, cycle=cycle, day_from=begins, day_to=ends, lunch=row.lunch * 60,
        lunch_from=given.seconds(row.lunch_from), lunch_to=given.seconds(row.lunch_to), detour=row.detour,
        speed=row.speed, start_name=start.name if start else "", start_latitude=start.latitude if start else None,
        start_longitude=start.longitude if start else None, returns=start.returns if start else True,
    )  # fmt: skip


def drop(plans: QuerySet[RoutePlan]) -> None:
    """Deletes plans with their stops."""
    RouteStop.objects.filter(plan__in=plans).delete()
    plans.delete()


def stop(plan: RoutePlan, number: int, visit: Given, must: set[int] | None) -> RouteStop:
    """A visit as a stop of a plan, not yet in any order."""
    customer = visit.customer
    return RouteStop(
        plan=plan, customer=customer, given=number, latitude=float(customer.latitude or 0),
        longitude=float(customer.longitude or 0), service=visit.service, opens=visit.opens, closes=visit.closes,
        must=visit.must if must is None else customer.pk in must, value=visit.value,
    )  # fmt: skip


def write(plan: RoutePlan, stops: list[RouteStop], *, limit: float) -> None:
    """Finds the order and writes the plan with its stops."""
    task = tasks.task(plan, stops, tasks.measure(plan, stops))
    solved = solving.best(task, list(range(len(stops))), limit)
    plan.by = solved.by
    settle(plan, stops, task, solved.plan.order)
    plan.save()
    RouteStop.objects.bulk_create(stops)


def settle(plan: RoutePlan, stops: Sequence[RouteStop], task: Task, order: Sequence[int]) -> None:
    """Puts an order on the clock: times of the stops, figures of the plan, and those of the present order of the same
    stops beside them."""
    for name, value in figures(stops, task, order).items():
        setattr(plan, name, value)
    for one in stops:
        for name in ("position", "arrive", "begin", "leave", "seconds", "metres", "waiting", "late"):
            setattr(one, name, None)
    for place, timed in enumerate(clock.run(task, order).stops, 1):
        one = stops[timed.stop]
        one.position, one.arrive, one.begin, one.leave = place, timed.arrive, timed.begin, timed.leave
        one.seconds, one.metres, one.waiting, one.late = timed.seconds, timed.metres, timed.waiting, timed.late


def figures(stops: Sequence[RouteStop], task: Task, order: Sequence[int]) -> dict[str, Any]:
    """Figures of an order and, as `before_…`, of the present order of the same stops."""
    now = clock.run(task, order)
    before = clock.run(task, sorted(order, key=lambda n: stops[n].given))
    return {
        "seconds": now.seconds, "metres": now.metres, "waiting": now.waiting, "late": now.late,
        "overtime": now.overtime, "ends": now.ends, "lunch_at": now.lunch_at, "before_seconds": before.seconds,
        "before_metres": before.metres, "before_ends": before.ends, "before_late": before.late,
    }  # fmt: skip


def _fits(whole: Whole) -> None:
    if not whole.visits:
        raise Conflict("route_unplaced" if whole.unplaced else "route_empty", count=len(whole.unplaced))
    if len(whole.visits) > given.MOST:
        raise Conflict("route_too_many", count=len(whole.visits), max=given.MOST)
