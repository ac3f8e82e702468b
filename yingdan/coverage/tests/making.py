"""Makes what the tests of cards need."""

from datetime import date, time, timedelta
from typing import Any

from yingdan.conftest import Cast
from yingdan.coverage.models import Card, Outlet, Route
from yingdan.coverage.rules import cycles
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.segments.tests.making import make_customer, talk

__all__ = ["ALL", "customers", "make_card", "make_customer", "make_outlet", "make_route", "talk"]

ALL: dict[str, Any] = {
    "deputy_id": None, "duties": "", "territory_ids": [], "cycle_a": None, "cycle_b": None, "cycle_c": None,
    "cycle_none": None, "day_from": time(9), "day_to": time(18), "minutes": 30, "travel": 15, "visits_day": None,
    "standard": "", "steps": [],
}  # fmt: skip


def make_card(member: Member, **columns: Any) -> Card:
    """A card in force since a month ago, nine to half past five, unless said otherwise."""
    values = {
        "number": Card.objects.filter(member=member).count() + 1, "status": "issued",
        "starts_on": clock.today() - timedelta(30), "day_from": time(9), "day_to": time(17, 30),
    }  # fmt: skip
    return Card.objects.create(member=member, **{**values, **columns})


def make_route(card: Card, name: str = "一线", weekdays: tuple[int, ...] = (1,), every_weeks: int = 1) -> Route:
    """A route; weekly on Mondays unless said otherwise."""
    return Route.objects.create(
        card=card, name=name, position=card.routes.count() + 1, weekdays=list(weekdays), every_weeks=every_weeks,
        gap=cycles.longest_gap(weekdays, every_weeks),
    )  # fmt: skip


def make_outlet(card: Card, customer: Customer | str, route: Route | None = None, **columns: Any) -> Outlet:
    """An outlet at the end of its route; a name makes a new customer of the rep."""
    if isinstance(customer, str):
        customer = make_customer(customer, card.member)
    position = card.outlets.filter(route=route).count() + 1
    return Outlet.objects.create(card=card, customer=customer, route=route, position=position, **columns)


def days_ago(count: int) -> date:
    """A day of the past."""
    return clock.today() - timedelta(count)


def customers(cast: Cast, count: int = 6) -> list[Customer]:
    """Customers of 小李 in two districts."""
    return [
        make_customer(f"店 {n}", cast.xiaoli, city="杭州市", district=("西湖区", "上城区")[n % 2], grade="A")
        for n in range(count)
    ]
