"""The reception desk of the demo company: a rota of people, one of teams, weeks of visitors up to today, turns given
back, somebody passed over, a dispute, an exchange of shifts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.leads.models import Lead, Source
from yingdan.org.models import Member
from yingdan.reception.models import Bench, Case, Reception, Rota, Swap, Turn

PEOPLE, NEW, KNOWN = 6, 60, 36
DAYS = 30  # of visitors
HOURS = (9, 10, 10, 11, 13, 14, 14, 15, 16, 17)
DEVIATING, RETURNED, MISSED = 14, 17, 11  # every so many
WEEKDAYS = [{"day": day, "start": 540, "end": 1080} for day in range(5)]
WEEKEND = [{"day": day, "start": 600, "end": 1020} for day in (5, 6)]


@dataclass(frozen=True)
class _Desk:
    """Who stands at it, whom it calls, and since when it is kept."""

    rota: Rota
    members: list[Member]
    by: dict[str, Any]
    now: datetime


def write() -> None:
    """Visitors of the leads that are there already: no figure of the company changes."""
    reps = Member.objects.filter(ended_on=None, user__user_roles__role__code="rep").select_related("team")
    members = list(reps.order_by("id")[:PEOPLE])
    if len(members) < PEOPLE:
        return
    clerk = Member.objects.filter(user__username="frontdesk").first()
    desk = _Desk(_rota(members), members, {"by": clerk, "by_name": clerk.name if clerk else "前台"}, clock.now())
    _teams(list(dict.fromkeys(one.team_id for one in reps.order_by("id"))))
    leads = Lead.objects.filter(owner__in=members).select_related("owner", "source").order_by("-created_at", "id")
    entries = [_fresh(desk, number, lead) for number, lead in enumerate(reversed(leads[:NEW]), 1)]
    customers = Customer.objects.filter(owner__in=members).select_related("owner").order_by("-updated_at", "id")[:KNOWN]
    sources = list(Source.objects.filter(closed=False).order_by("id"))
    Reception.objects.bulk_create([_known(desk, n, one, sources[n % len(sources)]) for n, one in enumerate(customers)])
    if entries:
        _disputes(entries, members)
    day = clock.today() + timedelta(days=2)
    Swap.objects.create(
        rota=desk.rota, member=members[1], other=members[0], day=day, back_day=day + timedelta(days=1), note="看牙医"
    )


def _rota(members: list[Member]) -> Rota:
    rota = Rota.objects.create(name="展厅值班", shifts=WEEKDAYS, sequence=NEW + PEOPLE)
    for place, member in enumerate(members, 1):
        rota.seats.create(member=member, place=NEW + place)
    return rota


def _teams(teams: list[int]) -> None:
    rota = Rota.objects.create(name="周末轮值", by="teams", shifts=WEEKEND, position=1, sequence=len(teams))
    Bench.objects.bulk_create([Bench(rota=rota, team_id=team, place=place) for place, team in enumerate(teams, 1)])


def _at(desk: _Desk, back: int, number: int) -> datetime:
    """A moment in opening hours so many days ago, never in the future."""
    start = clock.day_start(clock.today() - timedelta(days=back))
    moment = start + timedelta(hours=HOURS[number % len(HOURS)], minutes=7 * number % 60)
    return min(moment, desk.now - timedelta(minutes=3 * (number % 5) + 2))


def _hour(at: datetime) -> int:
    return at.astimezone(clock.company_zone()).hour


def _fresh(desk: _Desk, number: int, lead: Lead) -> Reception:
    back, away, missed = number % RETURNED == 0, number % DEVIATING == 0, number % MISSED == 0
    at, owner = _at(desk, (NEW - number) * DAYS // NEW, number), lead.owner
    if owner is None:  # asked for with one
        raise LookupError(lead.pk)
    turn = Turn.objects.create(
        rota=desk.rota, number=number, kind="turn", at=at, member=owner, returned_at=at if back else None,
        returned_by=owner.name if back else "", returned_reason="researcher" if back else "",
        returned_note="发放问卷，不是客户" if back else "",
    )  # fmt: skip
    other = next(one for one in desk.members if one != owner)
    passed = [
        {"member": other.pk, "name": other.name, "why": "联系不上", "at": at.isoformat(), "by": desk.by["by_name"]}
    ]
    return Reception.objects.create(
        kind="call" if number % 3 == 0 else "visit", at=at, hour=_hour(at), phone=lead.phone,
        name=lead.contact_name[:100], company=lead.company, persons=1 + number % 3, source=lead.source, lead=lead,
        fresh=True, member=owner, team_id=lead.team_id, turn=turn,
        state="returned" if back else "waiting" if number == NEW else "accepted",
        accepted_at=None if number == NEW else at, expected=other if away else owner,
        deviation=away, reason="指名要找" if away else "", attribution="other" if away else "new",
        passed=passed if missed else [], missed=int(missed),
        grounds={"rule": "new", "valid_days": 90, "evidence": False}, **desk.by,
    )  # fmt: skip


def _known(desk: _Desk, number: int, customer: Customer, source: Source) -> Reception:
    at = _at(desk, number * DAYS // KNOWN, number + 3)
    return Reception(
        kind="visit" if number % 2 else "call", at=at, hour=_hour(at), phone=customer.phone, company=customer.name,
        known="customer", customer=customer, member=customer.owner, expected=customer.owner, team_id=customer.team_id,
        source=source, state="accepted", accepted_at=at, attribution="customer",
        grounds={"rule": "customer", "valid_days": 90, "evidence": False}, **desk.by,
    )  # fmt: skip


def _disputes(entries: list[Reception], members: list[Member]) -> None:
    claims = ("上月展会已加微信并发过报价，请看聊天记录", "客户来之前和我约好的，有通话记录")
    for entry, claim in zip(entries[-2:], claims, strict=False):
        claimant = next(one for one in members if one != entry.member)
        Case.objects.create(reception=entry, claimant=claimant, held_by=entry.member, claim=claim)
