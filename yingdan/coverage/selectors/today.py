"""What a rep's card says for one day: the routes that run, their outlets in order, the standard."""

from datetime import date
from typing import Any

from django.db.models import F

from yingdan.coverage.models import Card, Outlet
from yingdan.coverage.rules import cycles
from yingdan.coverage.selectors import cards, outlets
from yingdan.kernel.actor import Actor
from yingdan.org.selectors import calendar as calendars

MOST = 200  # stops of one day


def of_day(actor: Actor, member_id: int, day: date) -> dict[str, Any]:
    """The day by the card that holds on it; `card` is None when none does."""
    member = cards.get_member(actor, member_id)
    card = Card.objects.filter(cards.holding(day), member=member).select_related("member").first()
    workday = calendars.load(member.team_id).is_workday(day)
    if card is None:
        return {"day": day, "workday": workday, "card": None, "routes": [], "stops": [], "steps": [], "more": False}
    running = [
        route
        for route in card.routes.order_by("position", "id")
        if cycles.runs_on(route.weekdays, route.every_weeks, route.phase, day)
    ]
    rows = Outlet.objects.filter(route__in=running).select_related("customer", "customer__owner", "route")
    found = list(rows.order_by(F("route__position"), "position", "id")[: MOST + 1])
    return {
        "day": day,
        "workday": workday,
        "card": card.pk,
        "routes": [{"id": route.pk, "name": route.name} for route in running],
        "stops": outlets.lines(actor, card, found[:MOST]),
        "steps": card.steps,
        "more": len(found) > MOST,
    }
