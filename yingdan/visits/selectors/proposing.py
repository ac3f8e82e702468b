"""What to plan for somebody: customers that fall due, on the days their routes run, as many as the days hold."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from yingdan.coverage.models import Card, Outlet
from yingdan.coverage.rules import capacity, cycles
from yingdan.coverage.selectors import cards
from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave
from yingdan.visits.models import Plan
from yingdan.visits.rules import proposing
from yingdan.visits.selectors import calendar, due

CUSTOMERS = 2000  # of one person
USUAL = 8  # visits of a day when no card says more


def for_member(actor: Actor, member_id: int | None, first: date, last: date) -> dict[str, Any]:
    """Visits to plan for a person from `first` (today at the earliest) to `last`; nothing is written."""
    calendar.check_span(first, last)
    permission = "visit.edit" if member_id in (None, actor.member_id) else "visit.assign"
    member = calendar.get_member(actor, member_id, permission)
    first = max(first, clock.today())
    found = due.of_members([member.pk], last, limit=CUSTOMERS)
    planned = Plan.objects.filter(member=member, status="planned", day__range=(clock.today(), last))
    taken: dict[int, list[date]] = {}
    for customer, day in planned.values_list("customer_id", "day"):
        taken.setdefault(customer, []).append(day)
    days = _days(member, first, last)
    card = cards.in_force([member.pk], first).get(member.pk)
    running = _running(card, days)
    lines = [
        proposing.Line(
            one["customer_id"], one["due_on"], one["cycle"], running.get(one["customer_id"]),
            tuple(taken.get(one["customer_id"], ())),
        )
        for one in found
    ]  # fmt: skip
    load = Counter(day for held in taken.values() for day in held)
    most = _a_day(card)
    result = proposing.propose(lines, days, {day: max(most - load[day], 0) for day in days})
    about = {one["customer_id"]: one for one in found}
    seen = set(visible_customers(actor).filter(id__in=about).values_list("id", flat=True))
    return {
        "member": {"id": member.pk, "name": member.name},
        "per_day": most,
        "visits": [
            {"customer_id": one.customer_id, "name": about[one.customer_id]["name"],
             "grade": about[one.customer_id]["grade"], "day": one.day, "due_on": one.due_on,
             "source": "card" if one.by_route else "cycle"}
            for one in result.visits if one.customer_id in seen
        ],
        "left": [about[id]["name"] for id in result.left if id in seen],
    }  # fmt: skip


def _days(member: Member, first: date, last: date) -> list[date]:
    """Days on which the person works, at least for half of them."""
    known = calendars.load(member.team_id)
    away = Counter[date]()
    for one in leave.absences(first, last, [member.pk]).get(member.pk, ()):
        for half in range(one.first, one.last + 1):
            away[date.fromordinal(half // 2)] += 1
    span = (first + timedelta(n) for n in range((last - first).days + 1))
    return [day for day in span if known.is_workday(day) and away[day] < 2]


def _running(card: Card | None, days: list[date]) -> dict[int, frozenset[date]]:
    """By customer: the days on which its route runs."""
    if card is None:
        return {}
    runs = {
        route.pk: frozenset(day for day in days if cycles.runs_on(route.weekdays, route.every_weeks, route.phase, day))
        for route in card.routes.all()
    }
    rows = Outlet.objects.filter(card=card, route__isnull=False).values_list("customer_id", "route_id")
    return {customer: runs[route] for customer, route in rows if route in runs}


def _a_day(card: Card | None) -> int:
    if card is None:
        return USUAL
    return capacity.a_day(card.day_from, card.day_to, card.minutes, card.travel, card.visits_day) or USUAL
