"""The rotas as they stand: who is next, who is away or busy, how many are before somebody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from yingdan.kernel import clock
from yingdan.org.selectors import leave
from yingdan.reception.models import Rota, Seat
from yingdan.reception.rules import rota as rules


@dataclass(slots=True)
class Standing:
    """A rota at a moment."""

    rota: Rota
    seats: list[Seat]
    away: set[int] = field(default_factory=set)
    busy: set[int] = field(default_factory=set)

    @property
    def line(self) -> list[rules.Seat]:
        """The seats as the rules take them."""
        return [rules.Seat(one.member_id, one.place, tuple(one.owed)) for one in self.seats]

    @property
    def next(self) -> rules.Next:
        """Whose turn it is."""
        return rules.upcoming(self.line, self.away, self.busy)

    def name(self, member_id: int | None) -> str:
        """The name of somebody with a seat."""
        return next((one.member.name for one in self.seats if one.member_id == member_id), "")

    def ordered(self) -> list[Seat]:
        """The seats as they will have their turn."""
        seats = {one.member_id: one for one in self.seats}
        return [seats[one.member] for one in rules.order(self.line)]


def standing(rotas: Iterable[Rota], moment: datetime | None = None) -> list[Standing]:
    """How rotas stand: a handful of statements for any number of them."""
    now = moment or clock.now()
    found = {rota.pk: Standing(rota, []) for rota in rotas}
    for seat in Seat.objects.filter(rota__in=list(found)).select_related("member").order_by("place"):
        found[seat.rota_id].seats.append(seat)
    everybody = {seat.member_id for one in found.values() for seat in one.seats}
    # A shift says who works when; a weekend shift is a workday for those on it.
    present = leave.on_duty(everybody, now, any_day=True)
    for one in found.values():
        one.away = {seat.member_id for seat in one.seats} - present
        one.busy = {seat.member_id for seat in one.seats if seat.busy_until and seat.busy_until > now}
    return list(found.values())


def on_now(rota: Rota, moment: datetime | None = None) -> bool:
    """Whether a shift of the rota runs."""
    local = (moment or clock.now()).astimezone(clock.company_zone())
    return rota.active and rules.on(rota.shifts, local.weekday(), local.hour * 60 + local.minute)


def active() -> QuerySet[Rota]:
    """Rotas in use, in their order."""
    return Rota.objects.filter(active=True).order_by("position", "id")
