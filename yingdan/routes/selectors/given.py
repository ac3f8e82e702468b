"""What a person's day consists of: planned visits and the outlets of the card's routes that run, or customers that
were chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import F

from yingdan.coverage.models import Card, Outlet
from yingdan.coverage.rules import cycles
from yingdan.coverage.selectors import cards
from yingdan.coverage.selectors.setup import setup as coverage_setup
from yingdan.customers.models import Customer
from yingdan.customers.selectors import visible_customers
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.routes.rules.clock import DAY
from yingdan.visits.models import Plan
from yingdan.visits.selectors import plans

PUNCTUAL = 15 * 60  # seconds after the time that was agreed: later is late
MOST = 80  # stops of one day
WORTH = {"A": 5, "B": 3, "C": 2, "": 1}  # of an optional visit, by class


@dataclass(frozen=True, slots=True)
class Given:
    """One visit to be made: minutes, when the customer receives (seconds of the day), must or what it is worth."""

    customer: Customer
    service: int
    opens: int = 0
    closes: int = DAY
    must: bool = False
    value: int = 1


@dataclass(frozen=True, slots=True)
class Whole:
    """A day: working hours in seconds, visits in the present order; those without a position, and how many customers
    the reader may not see."""

    day_from: int
    day_to: int
    visits: list[Given]
    unplaced: list[Customer]
    hidden: int


def of_day(actor: Actor, member: Member, day: date, chosen: Iterable[int] | None = None) -> Whole:
    """The day by its planned visits and the card that holds on it, or of chosen customers in their order. What was
    put off, cancelled or done on the day is no longer of it."""
    card = _card(member, day)
    plans_of_day = plans.of_day(member.pk, day)
    agreed = {one.customer_id: one for one in plans_of_day if one.status == "planned"}
    over = {one.customer_id for one in plans_of_day} - set(agreed)
    ids = [one for one in [*_running(card, day), *agreed] if one not in over] if chosen is None else list(chosen)
    ids = list(dict.fromkeys(ids))
    lines = {one.customer_id: one for one in Outlet.objects.filter(card=card, customer_id__among=ids)} if card else {}
    known = visible_customers(actor).in_bulk(ids)
    usual = coverage_setup()
    minutes = card.minutes if card else usual.minutes
    rows = [known[one] for one in ids if one in known]
    return Whole(
        seconds((card.day_from if card else None) or usual.day_from),
        seconds((card.day_to if card else None) or usual.day_to),
        [_visit(one, lines.get(one.pk), agreed.get(one.pk), minutes) for one in rows if placed(one)],
        [one for one in rows if not placed(one)],
        len(ids) - len(rows),
    )


def running(member: Member, day: date) -> list[int]:
    """Customers whom the card of a person names for a day, in its order."""
    return _running(_card(member, day), day)


def placed(customer: Customer) -> bool:
    """Whether the position of a customer is known."""
    return customer.latitude is not None and customer.longitude is not None


def seconds(moment: time) -> int:
    """Seconds of the day."""
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def _card(member: Member, day: date) -> Card | None:
    return Card.objects.filter(cards.holding(day), member=member).first()


def _running(card: Card | None, day: date) -> list[int]:
    """Customers of the card's routes that run on the day, in their order."""
    if card is None:
        return []
    routes = [
        route.pk for route in card.routes.all() if cycles.runs_on(route.weekdays, route.every_weeks, route.phase, day)
    ]
    rows = Outlet.objects.filter(card=card, route_id__among=routes)
    return list(rows.order_by(F("route__position"), "position", "id").values_list("customer_id", flat=True)[: MOST + 1])


def _visit(customer: Customer, line: Outlet | None, plan: Plan | None, minutes: int) -> Given:
    """A time that was agreed comes before the hours in which the customer receives; what is planned is a must."""
    length = 60 * ((line.minutes if line else None) or minutes)
    opens = seconds(line.window_from) if line and line.window_from else 0
    closes = seconds(line.window_to) - length if line and line.window_to else DAY
    if plan and plan.time:
        opens = seconds(plan.time)
        closes = opens + PUNCTUAL
    must = plan is not None or customer.grade == "A"
    return Given(customer, length, opens, max(opens, closes), must, WORTH.get(customer.grade, 1))
