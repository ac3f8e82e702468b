"""What a person's day consists of: the outlets of the card's routes that run, or customers that were chosen."""

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
    """The day by the card that holds on it, or of chosen customers in their order."""
    card = Card.objects.filter(cards.holding(day), member=member).first()
    wanted = list(dict.fromkeys(chosen)) if chosen is not None else None
    lines = _lines(card, day, wanted)
    ids = wanted if wanted is not None else list(lines)
    known = visible_customers(actor).in_bulk(ids)
    usual = coverage_setup()
    minutes = card.minutes if card else usual.minutes
    rows = [known[one] for one in ids if one in known]
    return Whole(
        seconds((card.day_from if card else None) or usual.day_from),
        seconds((card.day_to if card else None) or usual.day_to),
        [_visit(one, lines.get(one.pk), minutes) for one in rows if placed(one)],
        [one for one in rows if not placed(one)],
        len(ids) - len(rows),
    )


def placed(customer: Customer) -> bool:
    """Whether the position of a customer is known."""
    return customer.latitude is not None and customer.longitude is not None


def seconds(moment: time) -> int:
    """Seconds of the day."""
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def _lines(card: Card | None, day: date, wanted: list[int] | None) -> dict[int, Outlet]:
    """Lines of the card by customer: those of the routes that run, in order; or of the customers wanted."""
    if card is None:
        return {}
    rows = Outlet.objects.filter(card=card).select_related("route")
    if wanted is not None:
        return {one.customer_id: one for one in rows.filter(customer_id__among=wanted)}
    running = [
        route.pk for route in card.routes.all() if cycles.runs_on(route.weekdays, route.every_weeks, route.phase, day)
    ]
    rows = rows.filter(route_id__among=running).order_by(F("route__position"), "position", "id")
    return {one.customer_id: one for one in rows[: MOST + 1]}


def _visit(customer: Customer, line: Outlet | None, minutes: int) -> Given:
    length = (line.minutes if line else None) or minutes
    opens = seconds(line.window_from) if line and line.window_from else 0
    closes = seconds(line.window_to) - length * 60 if line and line.window_to else DAY
    return Given(customer, length * 60, opens, max(opens, closes), customer.grade == "A", WORTH.get(customer.grade, 1))
