"""Check-in 签到: a visit begins, once, however often and in whatever order the phone says so."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from yingdan.customers import selectors as customers
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.services.home import team_for
from yingdan.visits.models import Plan, Position, PositionProposal, Setup, Visit, VisitTypeVersion
from yingdan.visits.rules import moments, places
from yingdan.visits.rules.telling import told_hash
from yingdan.visits.selectors import setup as settings
from yingdan.visits.services import locking, placing, sensing

# The serial of each visit of a day by when it really began: the same whatever order the phone's requests came in.
_NUMBERS = """
with numbers as materialized (
    select id, row_number() over (order by started_at, uuid) as number from visits_visit
    where member_id = %(member)s and day = %(day)s
), changed as (
    update visits_visit v set number = n.number from numbers n where n.id = v.id and v.number <> n.number
) select number from numbers where id = %(id)s"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the phone says it is."""

    latitude: float
    longitude: float
    accuracy: float
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Begun:
    """What the phone says when a visit begins."""

    uuid: UUID
    customer_id: int
    plan_id: int | None
    type_version_id: int | None
    purpose: str
    at: datetime
    sent_at: datetime
    position: Place | None
    why_no_position: str
    device: dict[str, Any]


def begin(actor: Actor, told: Begun) -> Visit:
    """Begins a visit of the actor's. Conflicts that pass by themselves: `visit_notice`, `visit_open`."""
    actor.need("visit.create")
    if actor.member_id is None:
        raise NotFound
    locking.member(actor.member_id)
    said = _said(told)
    known, other = _known(actor.member_id, told.uuid)
    if known is not None:
        if known.member_id != actor.member_id or known.begun_hash != said:
            raise Conflict("uuid_reused")
        return known
    setup = settings.setup()
    if not settings.agreed(actor, setup.notice_version):
        raise Conflict("visit_notice", version=setup.notice_version)
    if other is not None:
        raise _taken(other)
    customer = _customer(actor, told.customer_id)
    visit = _make(actor, told, customer, setup, said)
    if told.position:
        keep_position(visit, "in", told.position)
        _propose(visit, customer, told.position, settings.radius(setup, customer))
    if told.device:
        sensing.keep(visit, "device", told.at, told.sent_at, told.device)
    renumber(visit)
    return visit


def _said(told: Begun) -> str:
    return told_hash(
        told.customer_id, told.plan_id, told.type_version_id, told.purpose, told.at, _where(told.position),
        told.why_no_position,
    )  # fmt: skip


def _where(place: Place | None) -> list[Any]:
    """The position in plain values."""
    return [place.latitude, place.longitude, place.accuracy, place.taken_at] if place else []


def _known(member_id: int, uuid: UUID) -> tuple[Visit | None, Visit | None]:
    """The visit of that uuid, and another one that the person is at."""
    found = Visit.objects.select_related("customer").filter(Q(uuid=uuid) | Q(member=member_id, status="open"))
    rows = {one.uuid == uuid: one for one in found}
    return rows.get(True), rows.get(False)


def _taken(other: Visit) -> Conflict:
    """One visit at a time; the answer names the other one, which may be ended from any device."""
    return Conflict(
        "visit_open", uuid=str(other.uuid), customer=other.customer.name, customer_id=other.customer_id,
        started_at=other.started_at.isoformat(),
    )  # fmt: skip


def _customer(actor: Actor, customer_id: int) -> Customer:
    """The customer, or the one that it was merged into since the phone looked."""
    try:
        return customers.get_customer(actor, customer_id)
    except NotFound:
        return customers.get_customer(actor, customers.merged_into("customer", customer_id))


def _make(actor: Actor, told: Begun, customer: Customer, setup: Setup, said: str) -> Visit:
    now = clock.now()
    skew = moments.skew(told.sent_at, now)
    started = moments.corrected(told.at, skew, now)
    metres = metres_to(customer, told.position)
    accuracy = told.position.accuracy if told.position else None
    return Visit.objects.create(
        uuid=told.uuid, member_id=actor.member_id or 0, team_id=team_for(actor.member_id), customer=customer,
        plan=_plan(actor, told.plan_id, customer.pk), type_version=_type(told.type_version_id), purpose=told.purpose,
        day=clock.business_day(started), started_at=started, told_started_at=told.at, skew=skew, distance=metres,
        accuracy=None if accuracy is None else round(accuracy),
        within=places.within(metres, accuracy, settings.radius(setup, customer)),
        why_no_position=told.why_no_position, begun_hash=said,
    )  # fmt: skip


def metres_to(customer: Customer, place: Place | None) -> int | None:
    """Metres from the phone to the customer, as far as both are known."""
    if place is None or customer.latitude is None or customer.longitude is None:
        return None
    return places.distance(place.latitude, place.longitude, float(customer.latitude), float(customer.longitude))


def _plan(actor: Actor, plan_id: int | None, customer_id: int) -> Plan | None:
    """The plan, if it is (still) this person's with this customer: the visit takes place all the same."""
    if plan_id is None:
        return None
    return Plan.objects.filter(id=plan_id, member=actor.member_id, customer=customer_id).first()


def _type(version_id: int | None) -> VisitTypeVersion | None:
    if version_id is None:
        return None
    if (found := VisitTypeVersion.objects.filter(id=version_id).first()) is None:
        raise invalid("type_version_id", "no_such_record")
    return found


def keep_position(visit: Visit, moment: str, place: Place) -> None:
    """Keeps where the phone was, at check-in or check-out."""
    Position.objects.create(
        visit=visit, moment=moment, latitude=_degrees(place.latitude), longitude=_degrees(place.longitude),
        accuracy=place.accuracy, taken_at=place.taken_at,
    )  # fmt: skip


def _degrees(value: float) -> Decimal:
    return round(Decimal(str(value)), 6)


def _propose(visit: Visit, customer: Customer, place: Place, radius: int) -> None:
    """The first to come to a customer that has no position, or a wrong one, proposes it; one at a time."""
    if not places.doubtful(visit.distance, place.accuracy, radius):
        return
    if PositionProposal.objects.filter(customer=customer, status="open").exists():
        return
    PositionProposal.objects.bulk_create(  # somebody else may propose in the same moment
        [PositionProposal(
            customer=customer, visit=visit, latitude=_degrees(place.latitude), longitude=_degrees(place.longitude),
            accuracy=round(place.accuracy), distance=visit.distance,
        )],
        ignore_conflicts=True,
    )  # fmt: skip
    if PositionProposal.objects.filter(visit=visit).exists():
        placing.tell(visit, customer)


def renumber(visit: Visit) -> None:
    """Serials of the person's visits of the day."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, {"member": visit.member_id, "day": visit.day, "id": visit.pk})
        (visit.number,) = cursor.fetchone()
