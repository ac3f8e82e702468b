"""A new version of a card: proposed from what is there, copied, or grown by what was taken over from somebody."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Max

from yingdan.coverage.models import Card, Outlet, Region, Route
from yingdan.coverage.rules import cycles, proposing
from yingdan.coverage.selectors import cards
from yingdan.coverage.selectors.setup import setup
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import AppError, Conflict, NotFound
from yingdan.kernel.texts import text
from yingdan.org import selectors as org
from yingdan.org.models import Member, TerritoryTeam
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import territory
from yingdan.platform.services import events
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

MOST_OUTLETS = 2_000
COPIED = ("deputy_id", "duties", "cycle_a", "cycle_b", "cycle_c", "cycle_none", "day_from", "day_to", "minutes",
          "travel", "visits_day", "standard", "steps")  # fmt: skip
OF_OUTLET = ("cycle_days", "minutes", "window_from", "window_to")
OF_ROUTE = ("name", "position", "weekdays", "every_weeks", "phase", "gap")
LOOKED_AT, WEEK = 12, 7  # weeks, and days in one
SHARE = 10  # a tenth of the customers makes their territory the rep's


def propose(actor: Actor, member_id: int) -> Card:
    """A draft from what is there: the own customers, sorted by place into routes of equal load, the territories that
    the team serves (else where the customers are), the company's times and first standard. How an outlet was visited
    by the card in force, or by whom it was taken over from, is kept."""
    member = _open(actor, member_id)
    row = setup()
    first = row.standards[0] if row.standards else {"name": "", "steps": []}
    card = _create(
        member, day_from=row.day_from, day_to=row.day_to, minutes=row.minutes, travel=row.travel,
        visits_day=row.visits_day, standard=first["name"], steps=first["steps"],
    )  # fmt: skip
    places = _places(member)
    _regions(card, member)
    known = _known(member, [one.customer_id for one in places])
    lines = []
    for number, (weekday, part) in enumerate(proposing.routes(places, _weekdays(member)), 1):
        name = text("coverage_route_name", actor.locale, day=text(f"coverage_day_{weekday}", actor.locale),
                    place=proposing.district_of(part))  # fmt: skip
        route = Route.objects.create(card=card, name=name.strip(" ·"), position=number, weekdays=[weekday],
                                     gap=cycles.longest_gap([weekday], 1))  # fmt: skip
        lines += [
            Outlet(card=card, customer_id=one.customer_id, route=route, position=n, **known.get(one.customer_id, {}))
            for n, one in enumerate(part, 1)
        ]
    Outlet.objects.bulk_create(lines, batch_size=1000)
    return _noted(actor, card, "proposed")


def copy(actor: Actor, member_id: int, card_id: int) -> Card:
    """A draft as another version was; of somebody else's card only the outlets that the member owns come along."""
    member = _open(actor, member_id)
    source = cards.get_card(actor, card_id)
    card = _create(member, **{name: getattr(source, name) for name in COPIED})
    if card.deputy_id == member.pk:
        card.deputy = None
        card.save(update_fields=["deputy"])
    Region.objects.bulk_create(Region(card=card, territory_id=one.territory_id) for one in source.regions.all())
    rows = source.outlets.order_by("route_id", "position", "id")
    if source.member_id != member.pk:
        rows = rows.filter(customer__owner=member)
    _take(card, source.routes.order_by("position", "id"), list(rows))
    return _noted(actor, card, "copied")


def take_over(actor: Actor, member_id: int, giver_id: int) -> Card:
    """Adds to the draft – a new one when there is none – what the member now owns of somebody else's outlets: routes,
    cycles and times as they were there, and the territories."""
    member = _locked(actor, member_id)
    source = Card.objects.filter(member=giver_id, status="issued", ends_on=None).exclude(member=member).first()
    if source is None or not source.outlets.filter(customer__owner=member).exists():
        raise NotFound
    card, bare = Card.objects.filter(member=member, status="draft").first(), False
    if card is None:
        held = cards.in_force([member.pk], clock.today()).get(member.pk)
        bare = held is None
        card = copy(actor, member.pk, held.pk) if held else _bare(member, source)
    present = card.outlets.values("customer_id")
    rows = source.outlets.filter(customer__owner=member).exclude(customer_id__in=present).exclude(
        customer__status="lost"
    )  # fmt: skip
    found = list(rows.order_by("route_id", "position", "id"))
    fits(card.outlets.count() + len(found))
    used = {one.route_id for one in found if one.route_id}
    _take(card, source.routes.filter(id__in=used).order_by("position", "id"), found)
    have = set(card.regions.values_list("territory_id", flat=True))
    if have or bare:  # a card that fixes no region goes on fixing none
        new = source.regions.exclude(territory_id__in=have)
        Region.objects.bulk_create(Region(card=card, territory_id=one.territory_id) for one in new)
    card.version += 1
    card.save(update_fields=["version", "updated_at"])
    return _noted(actor, card, "taken_over", giver=source.member.name)


def discard(actor: Actor, card_id: int, version: int) -> None:
    """Throws a draft away."""
    card = drafted(actor, card_id, version)
    _noted(actor, card, "discarded")
    card.delete()


def drafted(actor: Actor, card_id: int, version: int) -> Card:
    """A draft to write on, locked; a card that was in force is never changed."""
    card = cards.visible_cards(actor, cards.EDIT).select_for_update(of=("self",)).filter(id=card_id).first()
    if card is None:
        raise NotFound
    if card.status != "draft":
        raise Conflict("coverage_not_draft")
    if card.version != version:
        raise Conflict("version_conflict", current_version=card.version)
    return card


class Drafted(AppError):
    """There is a draft already."""

    code, status = "coverage_drafted", 409


class TooMany(AppError):
    """More outlets than a person can have."""

    code, status = "coverage_too_many", 422


def _locked(actor: Actor, member_id: int) -> Member:
    member = cards.get_member(actor, member_id, cards.EDIT)
    return Member.objects.select_for_update(of=("self",), no_key=True).select_related("team").get(id=member.pk)


def _open(actor: Actor, member_id: int) -> Member:
    member = _locked(actor, member_id)
    if org.has_left(member):
        raise Conflict("coverage_left", name=member.name)
    if Card.objects.filter(member=member, status="draft").exists():
        raise Drafted(name=member.name)
    return member


def _create(member: Member, **values: Any) -> Card:
    last = Card.objects.filter(member=member).aggregate(last=Max("number"))["last"] or 0
    return Card.objects.create(member=member, number=last + 1, **values)


def _bare(member: Member, source: Card) -> Card:
    return _create(member, **{name: getattr(source, name) for name in COPIED if name != "deputy_id"})


def fits(count: int) -> None:
    if count > MOST_OUTLETS:
        raise TooMany(count=count, max=MOST_OUTLETS)


def _places(member: Member) -> list[proposing.Place]:
    rows = Customer.objects.filter(owner=member).exclude(status="lost")
    fits(rows.count())
    usual = visits(segment_setup())
    columns = rows.values_list("id", "province", "city", "district", "name", "grade")
    return [
        proposing.Place(id, province, city, district, name, usual[grade])
        for id, province, city, district, name, grade in columns
    ]


def _regions(card: Card, member: Member) -> None:
    own = Customer.objects.filter(owner=member, territory__closed_on=None).exclude(status="lost")
    counts = dict(own.exclude(territory=None).values_list("territory_id").annotate(Count("id")).order_by())
    many = [one for one, count in counts.items() if one and count * SHARE >= sum(counts.values())]
    opened = territory.open_territories()
    of_team = set(TerritoryTeam.objects.filter(team=member.team_id, territory__closed_on=None).values_list(
        "territory_id", flat=True))  # fmt: skip
    managed = set(opened.filter(manager=member).values_list("id", flat=True))
    wanted = managed or of_team or set(many)
    Region.objects.bulk_create(Region(card=card, territory_id=one) for one in sorted(wanted))


def _known(member: Member, customer_ids: list[int]) -> dict[int, dict[str, Any]]:
    """How outlets are visited by cards in force: the own one has the last word."""
    rows = Outlet.objects.filter(card__status="issued", card__ends_on=None, customer_id__among=customer_ids)
    found: dict[int, dict[str, Any]] = {}
    for row in sorted(rows.select_related("card"), key=lambda one: (one.card.member_id == member.pk, one.card_id)):
        found[row.customer_id] = {name: getattr(row, name) for name in OF_OUTLET}
    return found


def _weekdays(member: Member) -> list[int]:
    """Weekdays that are mostly worked in the next weeks, by the calendar of the team."""
    calendar, today = calendars.load(member.team_id), clock.today()
    worked = [0] * WEEK
    for day in (today + timedelta(n) for n in range(LOOKED_AT * WEEK)):
        worked[day.isoweekday() - 1] += calendar.is_workday(day)
    return [number for number, days in enumerate(worked, 1) if 2 * days > LOOKED_AT] or list(proposing.WORKDAYS)


def _take(card: Card, routes: Iterable[Route], rows: list[Outlet]) -> None:
    """Copies of routes and outlets; a route whose name is taken goes on behind the one that is there."""
    named = {one.name: one for one in card.routes.all()}
    new: dict[int, Route] = {}
    for route in routes:
        if route.name not in named:
            values = {name: getattr(route, name) for name in OF_ROUTE if name != "position"}
            named[route.name] = Route.objects.create(card=card, position=len(named) + 1, **values)
        new[route.pk] = named[route.name]
    ends = dict(card.outlets.exclude(route=None).values_list("route_id").annotate(Max("position")).order_by())
    made = []
    for row in rows:
        to = new.get(row.route_id) if row.route_id else None
        if to is not None:
            ends[to.pk] = ends.get(to.pk, 0) + 1
        made.append(Outlet(card=card, customer_id=row.customer_id, route=to, position=ends[to.pk] if to else 0,
                           **{name: getattr(row, name) for name in OF_OUTLET}))  # fmt: skip
    Outlet.objects.bulk_create(made, batch_size=1000)


def _noted(actor: Actor, card: Card, verb: str, **params: Any) -> Card:
    events.record(
        actor=actor, verb=f"coverage.{verb}", resource="member", object_id=card.member_id,
        name=card.member.name, number=card.number, **params,
    )  # fmt: skip
    return card
