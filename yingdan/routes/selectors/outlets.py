"""Customers with how often they are to be visited: what a cycle is planned from, and what the map shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from yingdan.coverage.models import Outlet
from yingdan.coverage.rules import cycles
from yingdan.coverage.selectors import cards
from yingdan.coverage.selectors.outlets import OF_CARD
from yingdan.coverage.selectors.setup import setup as coverage_setup
from yingdan.customers.models import Customer
from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.routes.rules.clock import DAY
from yingdan.routes.selectors import given
from yingdan.routes.selectors.given import Given
from yingdan.routes.selectors.people import get_member
from yingdan.segments.models import Standing
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

MOST_ON_MAP = 10_000


@dataclass(frozen=True, slots=True)
class Regular:
    """A customer that is visited regularly: by whom, and every so many days."""

    member_id: int
    visit: Given
    days: int


def regular(actor: Actor, member_ids: Iterable[int], day: date, most: int) -> tuple[list[Regular], int]:
    """Customers of some people with a position and a cycle; and how many lack one of these. At most `most` + 1."""
    members = list(member_ids)
    held = cards.in_force(members, day)
    rows = _theirs(actor, members).order_by("owner_id", "id")[: most + 1]
    found, lacking = [], 0
    lines = {one.customer_id: one for one in Outlet.objects.filter(card__in=[card.pk for card in held.values()])}
    usual, times = visits(segment_setup()), coverage_setup()
    for customer in rows:
        owner = customer.owner_id or 0
        card, line = held.get(owner), lines.get(customer.pk)
        mine = line if line and card and line.card_id == card.pk else None
        days = cycles.cycle(
            mine.cycle_days if mine else None, getattr(card, OF_CARD[customer.grade]) if card else None,
            usual[customer.grade],
        )  # fmt: skip
        if days is None or not given.placed(customer):
            lacking += 1
            continue
        length = 60 * ((mine.minutes if mine else None) or (card.minutes if card else times.minutes))
        opens = given.seconds(mine.window_from) if mine and mine.window_from else 0
        closes = given.seconds(mine.window_to) - length if mine and mine.window_to else DAY
        worth = given.WORTH.get(customer.grade, 1)
        found.append(Regular(owner, Given(customer, length, opens, max(opens, closes), False, worth), days))
    return found, lacking


def on_map(actor: Actor, member_id: int) -> dict[str, Any]:
    """A person's customers as points: [id, latitude, longitude, state, class]. States: 0 nothing due, 1 due by today,
    2 visited today."""
    member, today = get_member(actor, member_id), clock.today()
    card = cards.in_force([member.pk], today).get(member.pk)
    own = dict(Outlet.objects.filter(card=card).values_list("customer_id", "cycle_days")) if card else {}
    row = segment_setup()
    usual = visits(row)
    rows = _theirs(actor, [member.pk]).filter(latitude__isnull=False, longitude__isnull=False).order_by("id")
    names = ("id", "latitude", "longitude", "grade", "owned_since", "created_at")
    found = list(rows.values_list(*names)[: MOST_ON_MAP + 1])
    column = "visit_last" if row.face_to_face else "contact_last"
    last = dict(Standing.objects.filter(customer__owner=member).values_list("customer_id", column))
    points = []
    for id_, latitude, longitude, grade, since, made in found[:MOST_ON_MAP]:
        days = cycles.cycle(own.get(id_), getattr(card, OF_CARD[grade]) if card else None, usual[grade])
        begin = last.get(id_)
        late = days is not None and cycles.due(begin or clock.business_day(since or made), days) <= today
        state = 2 if begin == today else 1 if late else 0
        points.append([id_, float(latitude), float(longitude), state, grade])
    return {"points": points, "more": len(found) > MOST_ON_MAP}


def _theirs(actor: Actor, members: list[int]) -> QuerySet[Customer]:
    return visible_customers(actor).filter(owner_id__in=members).exclude(status="lost")
