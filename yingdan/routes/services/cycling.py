"""Several weeks are planned at once for one or several people: who is visited on which days, with days of even work."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from yingdan.accounts.selectors import actor_of_user
from yingdan.coverage.selectors import cards
from yingdan.coverage.selectors.setup import setup as coverage_setup
from yingdan.kernel import clock as clocks
from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.services import events, notify
from yingdan.routes.models import Cycle, RoutePlan
from yingdan.routes.rules import cycle as rules
from yingdan.routes.rules import patterns
from yingdan.routes.rules.cycle import uneven
from yingdan.routes.rules.filling import Frame, Outlet
from yingdan.routes.rules.travel import Place
from yingdan.routes.selectors import given, outlets
from yingdan.routes.selectors.outlets import Regular
from yingdan.routes.selectors.people import EDIT, get_members
from yingdan.routes.selectors.setup import pace, setup
from yingdan.routes.services import arranging, planning
from yingdan.routes.services.planning import Start

MOST_PEOPLE, MOST_OUTLETS = 10, 1500


def ask(
    actor: Actor, member_ids: Sequence[int], starts_on: date, weeks: int, weekdays: Sequence[int], *, shared: bool
) -> Cycle:
    """Asks for a cycle from a Monday on; a job plans it. `shared`: customers may go to any of these people."""
    members = get_members(actor, member_ids, EDIT)
    if actor.member_id is None:
        raise Conflict("route_no_member")
    if starts_on.isoweekday() != 1:
        raise invalid("starts_on", "route_monday")
    if not clocks.today() - timedelta(6) <= starts_on <= clocks.today() + planning.FURTHEST:
        raise invalid("starts_on", "route_day")
    found, _ = outlets.regular(actor, [one.pk for one in members], starts_on, MOST_OUTLETS)
    if not found:
        raise Conflict("route_no_outlets")
    if len(found) > MOST_OUTLETS:
        raise Conflict("route_too_many", count=len(found), max=MOST_OUTLETS)
    cycle = Cycle.objects.create(
        asked_by_id=actor.member_id, member_ids=[one.pk for one in members], starts_on=starts_on, weeks=weeks,
        weekdays=sorted(set(weekdays)), shared=shared,
    )  # fmt: skip
    jobs.defer("routes.cycle", cycle_id=cycle.pk)
    return cycle


def work_out(cycle_id: int) -> None:
    """Plans a cycle that was asked for, once; with the reach of who asked, as it is now."""
    with transaction.atomic():
        cycle = Cycle.objects.select_for_update(no_key=True).select_related("asked_by").get(id=cycle_id)
        if cycle.status != "waiting":
            return
        actor = actor_of_user(cycle.asked_by.user_id)
        try:
            if actor is None:
                raise NotFound
            cycle.figures = _plan(actor, cycle)
            cycle.status = "done"
        except NotFound:
            cycle.status, cycle.failure = "failed", "not_found"
        cycle.version += 1
        cycle.save()
        notify.send([cycle.asked_by.user_id], "routes.cycle", {"weeks": cycle.weeks}, f"/routes/cycles/{cycle.pk}")


def accept(actor: Actor, cycle_id: int, version: int) -> Cycle:
    """Makes the proposals of a cycle, from today on, the plans of their days."""
    cycle = get_cycle(actor, cycle_id, EDIT)
    if cycle.status != "done":
        raise Conflict("route_cycle_waits")
    if cycle.version != version:
        raise Conflict("version_conflict", current_version=cycle.version)
    rows = RoutePlan.objects.filter(cycle=cycle, status="proposed", day__gte=clocks.today())
    plans = list(rows.select_for_update(of=("self",), no_key=True).order_by("id"))
    arranging.accept_all(actor, plans)
    cycle.accepted_at = clocks.now()
    cycle.version += 1
    cycle.save()
    people = Member.objects.filter(id__in=cycle.member_ids)
    for member in people:
        events.record(actor=actor, verb="routes.cycle_accepted", resource="member", object_id=member.pk,
                      name=member.name, weeks=cycle.weeks, day=cycle.starts_on.isoformat())  # fmt: skip
    others = [one.user_id for one in people if one.user_id != actor.user_id]
    notify.send(others, "routes.cycle_accepted", {"day": cycle.starts_on.isoformat(), "weeks": cycle.weeks}, "/m/route")
    return cycle


def get_cycle(actor: Actor, cycle_id: int, permission: str = "route.read") -> Cycle:
    """One cycle of people who are all within reach; NotFound otherwise."""
    found = Cycle.objects.filter(id=cycle_id).first()
    if found is None:
        raise NotFound
    get_members(actor, found.member_ids, permission)
    return found


def _plan(actor: Actor, cycle: Cycle) -> dict[str, Any]:
    members = get_members(actor, cycle.member_ids, EDIT)
    found, lacking = outlets.regular(actor, cycle.member_ids, cycle.starts_on, MOST_OUTLETS)
    found = found[:MOST_OUTLETS]
    starts = [_start(one) for one in members]
    frame = Frame(
        tuple(Place(one.latitude, one.longitude) if one else None for one in starts), tuple(cycle.weekdays), cycle.weeks
    )
    number = {one.pk: n for n, one in enumerate(members)}
    made = rules.plan([_outlet(one, number, cycle.shared) for one in found], frame, pace(setup()))
    plans = [
        plan
        for who, member in enumerate(members)
        for plan in _days(cycle, member, starts[who], {day: made.tours[who, day] for day in frame.days}, found)
    ]
    worked = [(plan.member_id, _worked(plan)) for plan in plans]
    of_people = [sum(work for who, work in worked if who == one.pk) for one in members]
    visits = sum(len(tour) for tour in made.tours.values())
    planned = sum(len([one for one in plan.stops.all() if one.position]) for plan in plans)
    return {
        "days": len(plans), "outlets": len(found), "visits": planned, "left_out": visits - planned, "lacking": lacking,
        "uneven": round(uneven(work for _, work in worked) * 1000), "uneven_people": round(uneven(of_people) * 1000),
        "seconds": sum(one.seconds for one in plans), "metres": sum(one.metres for one in plans),
    }  # fmt: skip


def _days(
    cycle: Cycle, member: Member, start: Start | None, tours: dict[int, tuple[int, ...]], found: Sequence[Regular]
) -> Iterable[RoutePlan]:
    """Proposals for the working days of a person, from today on. Nobody receives on a holiday: its visits are left."""
    calendar, today = calendars.load(member.team_id), clocks.today()
    usual = coverage_setup()
    card = cards.in_force([member.pk], cycle.starts_on).get(member.pk)
    begins = given.seconds((card.day_from if card else None) or usual.day_from)
    ends = given.seconds((card.day_to if card else None) or usual.day_to)
    for number, tour in tours.items():
        day = cycle.starts_on + timedelta(number)
        if tour and day >= today and calendar.is_workday(day):
            plan = planning.draft(member, day, begins, ends, start, cycle)
            visits = [found[one].visit for one in tour[: given.MOST]]
            planning.write(plan, [planning.stop(plan, n, one, None) for n, one in enumerate(visits)], limit=0)
            yield plan


def _worked(plan: RoutePlan) -> int:
    """Seconds on the way, at customers and waiting, as the day turned out."""
    return plan.seconds + plan.waiting + sum(one.service for one in plan.stops.all() if one.position)


def _outlet(one: Regular, number: dict[int, int], shared: bool) -> Outlet:
    customer = one.visit.customer
    place = Place(float(customer.latitude or 0), float(customer.longitude or 0))
    return Outlet(place, one.visit.service, patterns.of_cycle(one.days), () if shared else (number[one.member_id],))


def _start(member: Member) -> Start | None:
    last = RoutePlan.objects.filter(member=member, start_latitude__isnull=False).order_by("-id").first()
    if last is None or last.start_latitude is None or last.start_longitude is None:
        return None
    return Start(last.start_name, last.start_latitude, last.start_longitude, last.returns)
