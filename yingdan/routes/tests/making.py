"""Makes what the tests of routes need."""

from datetime import date, time, timedelta

from yingdan.coverage.models import Card
from yingdan.coverage.tests.making import make_card, make_customer, make_outlet, make_route
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member

# East and back: the present order goes to and fro.
EAST = (121.40, 121.48, 121.41, 121.47, 121.42, 121.46, 121.43, 121.45, 121.44, 121.49)


def placed(name: str, owner: Member, east: float = 121.4, north: float = 31.2, grade: str = "B") -> Customer:
    """A customer with a position."""
    return make_customer(name, owner, latitude=north, longitude=east, grade=grade)


def monday() -> date:
    """The next Monday that lies ahead."""
    today = clock.today()
    return today + timedelta(8 - today.isoweekday())


def a_card(member: Member, count: int = 5, day: date | None = None, **columns: object) -> tuple[Card, list[Customer]]:
    """A card in force with one route on the weekday of a day, its outlets to and fro."""
    card = make_card(member, **{"day_from": time(9), "day_to": time(18), "minutes": 20, **columns})
    route = make_route(card, weekdays=((day or clock.today()).isoweekday(),))
    rows = [placed(f"店 {n + 1}", member, EAST[n % 10]) for n in range(count)]
    for row in rows:
        make_outlet(card, row, route)
    return card, rows
