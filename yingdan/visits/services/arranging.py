"""Visits planned to many customers at once, each by its owner or all by one person."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from yingdan.customers import selectors as customers
from yingdan.customers.models import Customer
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, NotFound
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.visits.models import Plan
from yingdan.visits.services import planning
from yingdan.visits.services.planning import ASSIGN, EDIT, Left


@dataclass(frozen=True, slots=True)
class Planned:
    """A customer that is visited, and by whom."""

    id: int
    name: str
    member: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """Who is visited, and who is not and why."""

    planned: list[Planned]
    left: list[Left]


def arrange(
    actor: Actor, *, customer_ids: Iterable[int], day: date, purpose: str, member_id: int | None = None
) -> Arranged:
    """Plans a visit to each of these customers on a day, by a person, or (None) each by its owner."""
    actor.need(EDIT)
    planning.check_day(day)
    wanted = list(dict.fromkeys(customer_ids))
    found = customers.visible_customers(actor).select_related("owner").in_bulk(wanted)
    one = planning.for_whom(actor, member_id) if member_id is not None else None
    people = {} if one else _people(actor, {row.owner_id for row in found.values() if row.owner_id})
    taken = set(
        Plan.objects.filter(status="planned", day=day, customer__in=found).values_list("member_id", "customer_id")
    )
    plans, left = list[Plan](), list[Left]()
    for id in wanted:
        customer = found.get(id)
        try:
            plan = _plan(actor, customer, one or _owner(customer, people), day, purpose)
            if (plan.member_id, id) in taken:
                raise planning.twice(day)
            plans.append(plan)
        except AppError as error:
            left.append(Left(id, customer.name if customer else "", error))
    refused = _keep(plans)
    made = [plan for plan in plans if plan.customer_id not in refused]
    left += [
        Left(plan.customer_id, plan.customer.name, refused[plan.customer_id])
        for plan in plans
        if plan.customer_id in refused
    ]
    _say(actor, made)
    return Arranged([Planned(plan.customer_id, plan.customer.name, plan.member.name) for plan in made], left)


def _people(actor: Actor, ids: Iterable[int]) -> dict[int, Member]:
    """Those of these people for whom the actor may plan: oneself, and who is within reach of `visit.assign`."""
    rows, condition = org.present(Member.objects.filter(id__in=ids)), org.reach(actor, ASSIGN, owner="id")
    if condition is not None:
        rows = rows.filter(condition | Q(id=actor.member_id or 0))
    return {row.pk: row for row in rows}


def _owner(customer: Customer | None, people: dict[int, Member]) -> Member:
    """The owner, who is to make the visit."""
    if customer is None:
        raise NotFound
    if customer.owner is None:
        raise Conflict("visit_plan_no_owner")
    if (found := people.get(customer.owner.pk)) is None:
        raise Conflict("visit_plan_not_yours", owner=customer.owner.name)
    return found


def _plan(actor: Actor, customer: Customer | None, member: Member, day: date, purpose: str) -> Plan:
    if customer is None:
        raise NotFound
    if customer.status == "lost":
        raise Conflict("visit_plan_lost")
    others = member.pk != actor.member_id
    return Plan(
        member=member, team_id=member.team_id, customer=customer, day=day, purpose=purpose,
        source="assigned" if others else "hand", assigned_by_id=actor.member_id if others else None,
    )  # fmt: skip


def _keep(plans: list[Plan]) -> dict[int, AppError]:
    """Keeps all at once, or one by one when somebody was quicker with some of them; the refused, by customer."""
    try:
        with transaction.atomic():
            Plan.objects.bulk_create(plans)
    except IntegrityError:
        return {plan.customer_id: error for plan in plans if (error := planning.keep(plan)) is not None}
    return {}


def _say(actor: Actor, made: list[Plan]) -> None:
    """One line in the trail and one message for each person."""
    people = {plan.member_id: plan.member for plan in made}
    for member_id, count in Counter(plan.member_id for plan in made).items():
        planning.tell_planned(actor, people[member_id], count)
