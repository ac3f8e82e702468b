"""Plans of visits: made, given to others, put off, cancelled, missed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from datetime import time as clock_time
from typing import Any

from django.db import IntegrityError, transaction

from yingdan.customers import selectors as customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, Forbidden, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.visits.models import Plan, VisitType
from yingdan.visits.selectors.plans import visible_plans

EDIT, ASSIGN = "visit.edit", "visit.assign"
FURTHEST = timedelta(366)
MOST = 500  # plans changed at once


@dataclass(frozen=True, slots=True)
class Wanted:
    """A visit to plan."""

    customer_id: int
    day: date
    time: clock_time | None = None
    purpose: str = "serve"
    type_id: int | None = None
    source: str = "hand"


@dataclass(frozen=True, slots=True)
class Left:
    """A row that stayed as it was, and why."""

    id: int
    name: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many rows were changed, and which were not."""

    done: int
    left: list[Left]


def create(actor: Actor, wanted: list[Wanted], member_id: int | None = None) -> Outcome:
    """Plans visits for oneself, or (`visit.assign`) for somebody else. What is planned already stays as it is."""
    member = for_whom(actor, member_id)
    others = member.pk != actor.member_id
    found = customers.visible_customers(actor).in_bulk({one.customer_id for one in wanted})
    if missing := {one.customer_id for one in wanted} - set(found):
        raise invalid("customer_id", "no_such_record", ids=sorted(missing))
    types = set(VisitType.objects.filter(active=True).values_list("id", flat=True))
    done, left = 0, list[Left]()
    for one in wanted:
        check_day(one.day)
        if one.type_id is not None and one.type_id not in types:
            raise invalid("type_id", "no_such_record")
        plan = Plan(
            member=member, team_id=member.team_id, customer=found[one.customer_id], day=one.day, time=one.time,
            purpose=one.purpose, type_id=one.type_id, source="assigned" if others else one.source,
            assigned_by_id=actor.member_id if others else None,
        )  # fmt: skip
        if (error := keep(plan)) is None:
            done += 1
        else:
            left.append(Left(one.customer_id, found[one.customer_id].name, error))
    if done:
        tell_planned(actor, member, done)
    return Outcome(done, left)


def delay(actor: Actor, ids: Iterable[int], day: date, reason: str) -> Outcome:
    """Puts planned visits off to another day; the old plans stay, with the reason."""
    check_day(day)

    def move(plan: Plan) -> AppError | None:
        if plan.day == day:
            return Conflict("visit_plan_same_day")
        plan.status, plan.reason = "delayed", reason
        _save(plan)
        return keep(Plan(
            member_id=plan.member_id, team_id=plan.team_id, customer_id=plan.customer_id, day=day, time=plan.time,
            purpose=plan.purpose, type_id=plan.type_id, source=plan.source, from_plan=plan,
            assigned_by_id=plan.assigned_by_id,
        ))  # fmt: skip

    return _each(actor, ids, _by(actor, EDIT), move, "visit.plan_delayed", day=day.isoformat(), reason=reason)


def cancel(actor: Actor, ids: Iterable[int], reason: str) -> Outcome:
    """Cancels planned visits, with the reason."""

    def end(plan: Plan) -> None:
        plan.status, plan.reason = "cancelled", reason
        _save(plan)

    return _each(actor, ids, _by(actor, EDIT), end, "visit.plan_cancelled", reason=reason)


def assign(actor: Actor, ids: Iterable[int], member_id: int) -> Outcome:
    """Gives planned visits to somebody else."""
    member = for_whom(actor, member_id, permission=ASSIGN)

    def give(plan: Plan) -> AppError | None:
        if plan.member_id == member.pk:
            return Conflict("visit_plan_same_person", name=member.name)
        plan.member, plan.team_id = member, member.team_id
        plan.source, plan.assigned_by_id = "assigned", actor.member_id
        plan.version += 1
        return keep(plan)

    outcome = _each(actor, ids, _by(actor, ASSIGN), give, "visit.plan_assigned", to=member.name)
    if outcome.done and member.user_id != actor.user_id:
        _tell(actor, member, outcome.done)
    return outcome


def miss(today: date) -> int:
    """What was planned for days gone by and not done is missed. A visit that arrives late still fulfils it."""
    return Plan.objects.filter(status="planned", day__lt=today).update(status="missed", updated_at=clock.now())


def _by(actor: Actor, permission: str) -> str:
    actor.need(permission)
    return permission.partition(".")[2]


def for_whom(actor: Actor, member_id: int | None, *, permission: str = EDIT) -> Member:
    """The person to plan for: oneself, or somebody within the reach of `visit.assign`."""
    if member_id is None or member_id == actor.member_id:
        actor.need(permission)
        if (own := org.member_of(actor.user_id)) is None:
            raise NotFound
        return own
    if not actor.may(ASSIGN):
        raise Forbidden(permission=ASSIGN)
    condition = org.reach(actor, ASSIGN, owner="id", team="team_id")
    rows = org.present(Member.objects.all() if condition is None else Member.objects.filter(condition))
    if (found := rows.select_related("team").filter(id=member_id).first()) is None:
        raise NotFound
    return found


def check_day(day: date) -> None:
    """Plans are made for today and a year to come."""
    if not clock.today() <= day <= clock.today() + FURTHEST:
        raise invalid("day", "visit_plan_day")


def twice(day: date) -> AppError:
    """The person has a plan with this customer on that day already."""
    return Conflict("visit_plan_twice", day=day.isoformat())


def keep(plan: Plan) -> AppError | None:
    """Writes a plan; says why not when the person has one with this customer on that day."""
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        return twice(plan.day)
    return None


def _save(plan: Plan) -> None:
    plan.version += 1
    plan.save()


def _each(
    actor: Actor, ids: Iterable[int], action: str, change: Callable[[Plan], AppError | None], verb: str, **params: Any
) -> Outcome:
    """One after the other, each as a whole or not at all."""
    wanted = sorted(set(ids))
    if len(wanted) > MOST:
        raise invalid("ids", "too_many_rows", max=MOST)
    rows = visible_plans(actor, action).select_related("customer").filter(id__in=wanted)
    found = {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True).order_by("id")}
    done, left = 0, _others(actor, set(wanted) - set(found))
    for plan in found.values():
        if (error := _change(plan, change)) is not None:
            left.append(Left(plan.pk, plan.customer.name, error))
            continue
        done += 1
        events.record(
            actor=actor, verb=verb, resource="visit_plan", object_id=plan.pk, about=[f"customer:{plan.customer_id}"],
            name=plan.customer.name, **params,
        )  # fmt: skip
    return Outcome(done, left)


def _others(actor: Actor, ids: set[int]) -> list[Left]:
    """Plans that the actor may see and not change; NotFound when one cannot be seen either."""
    rows = list(visible_plans(actor).filter(id__in=ids).select_related("customer", "member").order_by("id"))
    if ids - {row.pk for row in rows}:
        raise NotFound
    return [Left(row.pk, row.customer.name, Forbidden("visit_plan_others", name=row.member.name)) for row in rows]


def _change(plan: Plan, change: Callable[[Plan], AppError | None]) -> AppError | None:
    if plan.status != "planned":
        return Conflict("visit_plan_over")
    point = transaction.savepoint()
    error = change(plan)
    if error is None:
        transaction.savepoint_commit(point)
    else:
        transaction.savepoint_rollback(point)
    return error


def tell_planned(actor: Actor, member: Member, count: int) -> None:
    """A line in the trail, and a message to whom it was given."""
    events.record(
        actor=actor, verb="visit.planned", resource="member", object_id=member.pk, name=member.name, count=count
    )
    if member.pk != actor.member_id:
        _tell(actor, member, count)


def _tell(actor: Actor, member: Member, count: int) -> None:
    params = {"actor": actor.name, "count": count}
    notify.send([member.user_id], "visit.assigned", params, "/visits/calendar")
