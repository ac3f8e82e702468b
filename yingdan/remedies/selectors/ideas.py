"""What can be done about a gap: deals to pull in or up, customers likely to order again, how many new ones it takes."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from yingdan.customers.selectors import visible_customers
from yingdan.deals.figures import Whose, fen
from yingdan.deals.models import Deal, Stage
from yingdan.deals.selectors.deals import visible_deals
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError
from yingdan.org.selectors import calendar as calendars
from yingdan.remedies.rules import pulling
from yingdan.remedies.rules.pulling import Stand
from yingdan.segments.models import Standing
from yingdan.targets.rules.period import Period
from yingdan.targets.selectors import nodes, reverse
from yingdan.targets.selectors.reverse import Ask

LOOKED_AT = 60  # the largest deals
NEAR = 45  # days after the period from which a deal can be pulled in
STALE = 90  # days past its expected close after which a deal is no hope
VISITS_WEEK = 2  # joint visits a superior makes
MOST_VISITS = 40
CUSTOMERS = 12
YEAR = 365.0


@dataclass(frozen=True, slots=True)
class Step:
    """A deal of the list: what to do, what that adds in fen, how many visits it takes."""

    deal: Deal
    kind: str
    visits: int
    gain: int
    chance: int


@dataclass(frozen=True, slots=True)
class Again:
    """A customer who is about to order: every `every` days, `orders` times so far, `due_on` by that rhythm, `worth` an
    order in fen."""

    customer: int
    name: str
    owner: str
    every: int
    orders: int
    last_on: date
    due_on: date
    worth: int


@dataclass(frozen=True, slots=True)
class Ideas:
    """All of it. `visits`: how many the time that is left allows; `fresh` as in the reverse funnel."""

    gap: int
    visits: int
    steps: list[Step]
    gain: int
    needs_visits: int
    covers: bool
    again: list[Again]
    fresh: dict[str, Any] | None


def read(actor: Actor, place: nodes.Place, period: Period, gap: int) -> Ideas:
    """For a node that lacks `gap` fen; nothing for a period that is over."""
    today = clock.today()
    if period.end < today:
        return Ideas(gap, 0, [], 0, 0, True, [], None)
    visits = _visits(place, period, today)
    deals = _deals(actor, place, period, today) if actor.may("deal.read") else {}
    stands = [_stand(one, period, ahead) for one, ahead in deals.values()]
    choice = pulling.choose(max(gap, 0), stands, visits) if gap > 0 else pulling.choose(0, [], 0)
    steps = [
        Step(deals[one.deal][0], one.kind, one.visits, one.gain, deals[one.deal][0].probability)
        for one in choice.options
    ]
    again = _again(actor, place, period, today) if actor.may("customer.read") else []
    return Ideas(gap, visits, steps, choice.gain, choice.visits, choice.covers, again, _fresh(actor, place, period))


def _visits(place: nodes.Place, period: Period, today: date) -> int:
    """Joint visits until the end of the period, two a week."""
    calendar = calendars.Calendars().of(place.team)
    days = calendar.workdays(max(today, period.start), period.end)
    return min(round(days * VISITS_WEEK / 5), MOST_VISITS)


def _deals(actor: Actor, place: nodes.Place, period: Period, today: date) -> dict[int, tuple[Deal, tuple[float, ...]]]:
    """The largest open deals that are expected in the period or soon after it, with the chances ahead of them."""
    whose = Whose(place.owner, place.teams)
    soon = Q(expected_close__range=(min(today - timedelta(STALE), period.start), period.end + timedelta(NEAR)))
    rows = visible_deals(actor).filter(whose.q(), soon, status="open", amount__gt=0)
    rows = rows.select_related("stage", "owner", "customer").order_by("-amount", "-id")[:LOOKED_AT]
    ahead = _ahead({one.pipeline_id for one in rows})
    return {one.id: (one, ahead.get((one.pipeline_id, one.stage.position), (1.0,))) for one in rows}


def _ahead(pipelines: set[int]) -> dict[tuple[int, int], tuple[float, ...]]:
    """By pipeline and position: the chances of the stages that follow, being won last."""
    lines: dict[int, list[tuple[int, float]]] = {}
    rows = Stage.objects.filter(pipeline__in=pipelines, archived_at=None).order_by("position", "id")
    for line, position, chance in rows.values_list("pipeline_id", "position", "probability"):
        lines.setdefault(line, []).append((position, chance / 100))
    return {
        (line, position): (*(chance for other, chance in stages if other > position), 1.0)
        for line, stages in lines.items()
        for position, _ in stages
    }


def _stand(deal: Deal, period: Period, ahead: tuple[float, ...]) -> Stand:
    close = deal.expected_close
    inside = close is not None and period.start <= close <= period.end
    return Stand(deal.id, fen(deal.amount), deal.probability / 100, ahead, inside)


def _again(actor: Actor, place: nodes.Place, period: Period, today: date) -> list[Again]:
    """Customers whose rhythm lets an order be expected in the period and who have no open deal in it, by worth."""
    span = (period.start, period.end)
    busy = Deal.objects.filter(customer=OuterRef("customer"), status="open", expected_close__range=span)
    mine = Q(customer__owner_id=place.owner) if place.owner else Q()
    teams = Q() if place.teams is None else Q(customer__team_id__among=place.teams)
    rows = (
        Standing.objects.filter(
            mine, teams, buy_gaps__gte=2, won_year__gt=0, buy_expected__gt=0, won_last__isnull=False
        )
        .filter(customer__in=visible_customers(actor).values("id"))
        .exclude(customer__status="lost")
        .filter(~Exists(busy))
        .select_related("customer__owner")
        .order_by("-won_year", "id")[: CUSTOMERS * 8]
    )
    found = []
    for one in rows:
        if one.won_last is None or one.buy_expected is None:
            continue
        due = one.won_last + timedelta(round(one.buy_expected))
        late = (today - due).days
        if due > period.end or late > one.buy_expected:  # more than a whole turn late: that is a warning, not a hope
            continue
        worth = fen(one.won_year) / max(YEAR / one.buy_expected, 1.0)
        owner = one.customer.owner.name if one.customer.owner else ""
        found.append(Again(one.customer_id, one.customer.name, owner, round(one.buy_expected), one.buy_gaps + 1,
                           one.won_last, due, round(worth)))  # fmt: skip
    return sorted(found, key=lambda one: (-one.worth, one.customer))[:CUSTOMERS]


def _fresh(actor: Actor, place: nodes.Place, period: Period) -> dict[str, Any] | None:
    """New deals and the work a week that the rest of the target takes (the reverse funnel); None without pipelines."""
    try:
        found = reverse.read(actor, place, period, Ask())
    except AppError:  # a company without a pipeline has no rates either
        return None
    plan = found["plan"]
    if plan is None:
        return None
    return {
        "deals": plan["likely"], "low": plan["low"], "high": plan["high"],
        "work": [{"kind": one["kind"], "per_week": one["per_week"]} for one in found["activities"]],
    }  # fmt: skip
