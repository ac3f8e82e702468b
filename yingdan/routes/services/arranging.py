"""A plan is accepted, put in order by hand, planned anew after a cancellation, or thrown away."""

from collections.abc import Iterable, Sequence
from typing import Any

from yingdan.kernel import clock as clocks
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.routes.models import RoutePlan, RouteStop
from yingdan.routes.rules import clock
from yingdan.routes.rules.clock import Task
from yingdan.routes.selectors import given, tasks
from yingdan.routes.selectors.people import EDIT
from yingdan.routes.selectors.plans import get_plan
from yingdan.routes.services import planning
from yingdan.routes.solving import day as solving
from yingdan.visits.services import routing


def trial(actor: Actor, plan_id: int, order: Sequence[int]) -> dict[str, Any]:
    """What an order of customers would come to; writes nothing. Those that are not named are left out."""
    plan = get_plan(actor, plan_id)
    stops, task = _open(plan)
    numbers = _numbers(stops, order)
    run = clock.run(task, numbers)
    return {
        **planning.figures(stops, task, numbers),
        "stops": [
            {"customer_id": stops[one.stop].customer_id, "arrive": one.arrive, "begin": one.begin, "leave": one.leave,
             "seconds": one.seconds, "metres": one.metres, "waiting": one.waiting, "late": one.late}
            for one in run.stops
        ],
    }  # fmt: skip


def arrange(actor: Actor, plan_id: int, version: int, order: Sequence[int], must: Iterable[int]) -> RoutePlan:
    """Writes an order made by hand; customers that are not named are left out, `must` says which never are."""
    plan = _loaded(actor, plan_id, version)
    stops, task = _open(plan)
    kept = set(must)
    for one in stops:
        one.must = one.customer_id in kept
    plan.by = "hand"
    planning.settle(plan, stops, task, _numbers(stops, order))
    _behind(plan, stops)
    return _written(plan, stops)


def replan(
    actor: Actor, plan_id: int, version: int, *, without: Iterable[int], now: int | None = None,
    here: tuple[float, float] | None = None,
) -> RoutePlan:  # fmt: skip
    """Takes customers out who cancelled and orders the rest anew. With `now` (seconds of the day) stops left by then
    are done and stay; the rest starts now, from `here` or else from the last place that was visited."""
    plan = _loaded(actor, plan_id, version)
    gone = set(without)
    plan.stops.filter(customer_id__in=gone, done=False).delete()
    if plan.status == "accepted":
        routing.call_off(actor, plan.member_id, plan.day, gone)
    stops = list(plan.stops.order_by("given"))
    if now is not None:
        _go_on(plan, stops, now, here)
    left = [one for one in stops if not one.done]
    if left:
        task = tasks.task(plan, left, tasks.measure(plan, left))
        present = sorted((n for n, one in enumerate(left) if one.position), key=lambda n: left[n].position or 0)
        solved = solving.best(task, present, planning.LIMIT)
        plan.by = solved.by
        planning.settle(plan, left, task, solved.plan.order)
        _behind(plan, left)
    else:
        for name in ("seconds", "metres", "waiting", "late", "overtime", "before_seconds", "before_metres",
                     "before_late"):  # fmt: skip
            setattr(plan, name, 0)
        plan.ends = plan.before_ends = plan.day_from
        plan.lunch_at = None
    return _written(plan, left)


def accept(actor: Actor, plan_id: int, version: int) -> RoutePlan:
    """Makes a proposal the plan of the day; an earlier one is replaced, and the person is told."""
    plan = _loaded(actor, plan_id, version)
    if plan.status == "accepted":
        return plan
    accept_all(actor, [plan])
    events.record(actor=actor, verb="routes.accepted", resource="member", object_id=plan.member_id,
                  name=plan.member.name, day=plan.day.isoformat())  # fmt: skip
    if plan.member.user_id != actor.user_id:
        notify.send([plan.member.user_id], "routes.accepted", {"day": plan.day.isoformat()}, "/m/route")
    return plan


def accept_all(actor: Actor, plans: Sequence[RoutePlan]) -> None:
    """The same for several; those that were the plans of their days are replaced. Their visits are planned thereby."""
    at = clocks.now()
    list(Member.objects.select_for_update(no_key=True).filter(id__in={one.member_id for one in plans}).order_by("id"))
    for plan in plans:
        earlier = RoutePlan.objects.filter(member=plan.member_id, day=plan.day, status="accepted")
        earlier.update(status="replaced")
        plan.status, plan.accepted_at, plan.accepted_by_id = "accepted", at, actor.member_id
        plan.version += 1
        plan.save()
    routing.expect(actor, _expected(plans))


def discard(actor: Actor, plan_id: int, version: int) -> None:
    """Throws a proposal away."""
    plan = _loaded(actor, plan_id, version)
    if plan.status != "proposed":
        raise Conflict("route_accepted")
    planning.drop(RoutePlan.objects.filter(id=plan.pk))


def _expected(plans: Sequence[RoutePlan]) -> Iterable[routing.Expected]:
    """The visits of plans; those that no card names were chosen by hand."""
    stops = RouteStop.objects.filter(plan__in=plans, position__isnull=False, done=False).order_by("plan", "position")
    of_plan: dict[int, list[int]] = {}
    for plan_id, customer_id in stops.values_list("plan_id", "customer_id"):
        of_plan.setdefault(plan_id, []).append(customer_id)
    for plan in plans:
        card = set() if plan.cycle_id else set(given.running(plan.member, plan.day))
        for one in of_plan.get(plan.pk, ()):
            source = "cycle" if plan.cycle_id else "card" if one in card else "hand"
            yield routing.Expected(plan.member_id, one, plan.day, source)


def _go_on(plan: RoutePlan, stops: Sequence[RouteStop], now: int, here: tuple[float, float] | None) -> None:
    """What was left by now is done; the day goes on from here."""
    done = [one for one in stops if one.done or (one.leave is not None and one.leave <= now)]
    for place, one in enumerate(sorted(done, key=lambda one: one.position or 0), 1):
        one.done, one.position = True, place
    if done and here is None:
        last = max(done, key=lambda one: one.position or 0)
        here = (last.latitude, last.longitude)
    RouteStop.objects.bulk_update(done, ["done", "position"])
    if here is not None:
        plan.start_name, (plan.start_latitude, plan.start_longitude) = "", here
        plan.returns = False
    plan.day_from = max(plan.day_from, now)
    if plan.lunch_at is not None and plan.lunch_at <= now:
        plan.lunch = 0


def _behind(plan: RoutePlan, stops: Sequence[RouteStop]) -> None:
    """Positions count on from the stops that are done."""
    done = plan.stops.filter(done=True).count()
    for one in stops:
        one.position = one.position + done if one.position else None


def _open(plan: RoutePlan) -> tuple[list[RouteStop], Task]:
    """The stops that are still to be planned, and the problem that they are."""
    stops = list(plan.stops.filter(done=False).order_by("given"))
    return stops, tasks.task(plan, stops, tasks.ways(plan, stops))


def _numbers(stops: Sequence[RouteStop], order: Sequence[int]) -> list[int]:
    number = {one.customer_id: n for n, one in enumerate(stops)}
    if len(set(order)) != len(order) or any(one not in number for one in order):
        raise invalid("order", "route_order")
    return [number[one] for one in order]


def _loaded(actor: Actor, plan_id: int, version: int) -> RoutePlan:
    plan = get_plan(actor, plan_id, EDIT, lock=True)
    if plan.version != version:
        raise Conflict("version_conflict", current_version=plan.version)
    if plan.status == "replaced":
        raise Conflict("route_replaced")
    return plan


def _written(plan: RoutePlan, stops: Sequence[RouteStop]) -> RoutePlan:
    plan.version += 1
    plan.save()
    names = ["position", "must", "arrive", "begin", "leave", "seconds", "metres", "waiting", "late"]
    RouteStop.objects.bulk_update(stops, names)
    return plan
