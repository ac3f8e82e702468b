"""Plans and visits on the days of a calendar: of one person in full, of a team as counts."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.visits.models import Plan, Visit

LONGEST, MOST, PEOPLE = 42, 1000, 200  # days of a month in whole weeks; lines of one person; people of a team
READ = "visit.read"


def members_for(actor: Actor, permission: str = READ) -> QuerySet[Member]:
    """People whose visits are within reach."""
    condition = org.reach(actor, permission, owner="id", team="team_id")
    return Member.objects.all() if condition is None else Member.objects.filter(condition)


def get_member(actor: Actor, member_id: int | None, permission: str = READ) -> Member:
    """One of them (None: the actor); NotFound otherwise."""
    wanted = member_id if member_id is not None else actor.member_id
    found = members_for(actor, permission).select_related("team").filter(id=wanted or 0).first()
    if found is None:
        raise NotFound
    return found


def check_span(first: date, last: date) -> None:
    """A calendar shows six weeks at most."""
    if not 0 <= (last - first).days < LONGEST:
        raise invalid("last", "visit_span", max=LONGEST)


def of_member(actor: Actor, member_id: int | None, first: date, last: date) -> dict[str, Any]:
    """The plans and visits of one person, day by day; a customer out of the reader's reach has no name."""
    check_span(first, last)
    member = get_member(actor, member_id)
    plans = list(Plan.objects.filter(member=member, day__range=(first, last)).order_by("day", "time", "id")[:MOST])
    visits = list(Visit.objects.filter(member=member, day__range=(first, last)).order_by("day", "number")[:MOST])
    ids = {one.customer_id for one in plans} | {one.customer_id for one in visits}
    known = dict(visible_customers(actor).filter(id__in=ids).values_list("id", "name"))
    return {
        "member": {"id": member.pk, "name": member.name},
        "today": clock.today(),
        "plans": [
            {**{name: getattr(one, name) for name in _PLAN}, "customer": known.get(one.customer_id),
             "customer_id": one.customer_id if one.customer_id in known else None}
            for one in plans
        ],
        "visits": [
            {**{name: getattr(one, name) for name in _VISIT}, "customer": known.get(one.customer_id)} for one in visits
        ],
        "can_plan": actor.may("visit.edit") if member.pk == actor.member_id else _assigns(actor, member),
    }  # fmt: skip


def _assigns(actor: Actor, member: Member) -> bool:
    return bool(members_for(actor, "visit.assign").filter(id=member.pk).exists())


_PLAN = ("id", "version", "day", "time", "purpose", "status", "source", "reason", "type_id")
_VISIT = ("id", "day", "number", "plan_id", "status", "started_at", "ended_at", "minutes", "purpose", "within")


def of_team(actor: Actor, team_id: int | None, first: date, last: date) -> dict[str, Any]:
    """How many visits each person of a team has planned, made and missed, day by day."""
    check_span(first, last)
    team = team_id if team_id is not None else next(iter(actor.team_ids), 0)
    rows = org.present(members_for(actor)).filter(team=team).order_by("name", "id")
    people = {row.pk: row.name for row in rows[:PEOPLE]}
    counts: dict[tuple[int, date], dict[str, int]] = defaultdict(
        lambda: dict.fromkeys(("planned", "missed", "done"), 0)
    )
    plans = Plan.objects.filter(member__in=people, day__range=(first, last)).values_list("member_id", "day")
    planned = plans.annotate(open=Count("id", filter=Q(status="planned")), lost=Count("id", filter=Q(status="missed")))
    for member, day, waiting, lost in planned:
        counts[member, day].update(planned=waiting, missed=lost)
    made = Visit.objects.filter(member__in=people, day__range=(first, last), status="done")
    for member, day, count in made.values_list("member_id", "day").annotate(Count("id")):
        counts[member, day]["done"] = count
    return {
        "today": clock.today(),
        "people": [{"id": id, "name": name} for id, name in people.items()],
        "cells": [{"member_id": member, "day": day, **values} for (member, day), values in sorted(counts.items())],
    }
