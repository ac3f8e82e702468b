"""The reception desk of the demo company: a rota, some weeks of visitors, a turn given back, a dispute."""

from datetime import datetime, timedelta
from typing import Any

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.leads.models import Lead
from yingdan.org.models import Member
from yingdan.reception.models import Case, Reception, Rota, Turn

PEOPLE, NEW, KNOWN = 6, 60, 18
HOURS = (9, 10, 10, 11, 13, 14, 14, 15, 16, 17)
DEVIATING, RETURNED = 14, 17  # every so many
WEEKDAYS = [{"day": day, "start": 540, "end": 1080} for day in range(5)]


def write() -> None:
    """Visitors of the leads that are there already: no figure of the company changes."""
    members = list(Member.objects.filter(ended_on=None, user__user_roles__role__code="rep").order_by("id")[:PEOPLE])
    desk = Member.objects.filter(user__username="frontdesk").first()
    if len(members) < PEOPLE:
        return
    rota = Rota.objects.create(name="展厅值班", shifts=WEEKDAYS, sequence=NEW + PEOPLE)
    for place, member in enumerate(members, 1):
        rota.seats.create(member=member, place=NEW + place)
    by: dict[str, Any] = {"by": desk, "by_name": desk.name if desk else "前台"}
    leads = list(
        Lead.objects.filter(owner__in=members).select_related("owner", "source").order_by("-created_at", "id")[:NEW]
    )
    entries = [_fresh(number, lead, rota, members, by) for number, lead in enumerate(reversed(leads), 1)]
    customers = Customer.objects.filter(owner__in=members).select_related("owner").order_by("-updated_at", "id")[:KNOWN]
    Reception.objects.bulk_create([_known(number, one, by) for number, one in enumerate(customers)])
    if entries:
        _dispute(entries[-1], members)


def _at(days: int, number: int) -> datetime:
    start = clock.day_start(clock.today() - timedelta(days=days))
    return start + timedelta(hours=HOURS[number % len(HOURS)], minutes=7 * number % 60)


def _fresh(number: int, lead: Lead, rota: Rota, members: list[Member], by: dict[str, Any]) -> Reception:
    back, away = number % RETURNED == 0, number % DEVIATING == 0
    at, owner = lead.created_at, lead.owner
    if owner is None:  # asked for with one
        raise LookupError(lead.pk)
    turn = Turn.objects.create(
        rota=rota, number=number, kind="turn", at=at, member=owner, returned_at=at if back else None,
        returned_by=owner.name if back else "", returned_reason="researcher" if back else "",
        returned_note="发放问卷，不是客户" if back else "",
    )  # fmt: skip
    expected = next(one for one in members if one != owner) if away else owner
    return Reception.objects.create(
        kind="call" if number % 3 == 0 else "visit", at=at, phone=lead.phone, name=lead.contact_name[:100],
        company=lead.company, persons=1 + number % 3, source=lead.source, lead=lead, fresh=True, member=owner,
        team_id=lead.team_id, turn=turn, state="returned" if back else "accepted", accepted_at=at, expected=expected,
        deviation=away, reason="指名要找" if away else "", attribution="other" if away else "new",
        grounds={"rule": "new", "valid_days": 90, "evidence": False}, **by,
    )  # fmt: skip


def _known(number: int, customer: Customer, by: dict[str, Any]) -> Reception:
    at = _at(number + 1, number + 3)
    return Reception(
        kind="visit" if number % 2 else "call", at=at, phone=customer.phone, company=customer.name, known="customer",
        customer=customer, member=customer.owner, expected=customer.owner, team_id=customer.team_id, state="accepted",
        accepted_at=at, attribution="customer", grounds={"rule": "customer", "valid_days": 90, "evidence": False}, **by,
    )  # fmt: skip


def _dispute(entry: Reception, members: list[Member]) -> None:
    claimant = next(one for one in members if one != entry.member)
    Case.objects.create(
        reception=entry, claimant=claimant, held_by=entry.member, claim="上月展会已加微信并发过报价，请看聊天记录"
    )
