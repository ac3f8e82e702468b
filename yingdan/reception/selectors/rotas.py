"""The rotas as they stand: who is on shift, who is next, who is away or busy, how many are before somebody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.org.selectors import leave
from yingdan.reception.models import Bench, Rota, Seat, Swap
from yingdan.reception.rules import rota as rules
from yingdan.reception.rules import shifts
from yingdan.reception.rules.shifts import Exchange


@dataclass(slots=True)
class Standing:
    """A rota at a moment. Of a rota of teams, `seats` holds one for each of their people, new ones without an id."""

    rota: Rota
    seats: list[Seat] = field(default_factory=list)
    benches: list[Bench] = field(default_factory=list)
    team: dict[int, int] = field(default_factory=dict)
    serving: set[int] = field(default_factory=set)
    away: set[int] = field(default_factory=set)
    busy: set[int] = field(default_factory=set)

    @property
    def teams(self) -> rules.Teams:
        """Places of teams, as the rules take them."""
        return {one.team_id: one.place for one in self.benches}

    @property
    def line(self) -> list[rules.Seat]:
        """All seats, as the rules take them."""
        return [
            rules.Seat(one.member_id, one.place, tuple(one.owed), self.team.get(one.member_id, 0)) for one in self.seats
        ]

    @property
    def shift(self) -> list[rules.Seat]:
        """The seats of those on shift."""
        return [one for one in self.line if one.member in self.serving]

    @property
    def next(self) -> rules.Next:
        """Whose turn it is."""
        return rules.upcoming(self.shift, self.away, self.busy, self.teams)

    def ahead(self, member_id: int) -> int | None:
        """How many turns of others come before the member's; None for who is not on shift."""
        return rules.before(self.shift, member_id, self.away, self.busy, self.teams)

    def name(self, member_id: int | None) -> str:
        """The name of somebody with a seat."""
        return next((one.member.name for one in self.seats if one.member_id == member_id), "")

    def skipped(self, coming: rules.Next) -> list[dict[str, object]]:
        """Who is passed over, with what is said about it, as it is kept with the turn."""
        seats = {one.member_id: one for one in self.seats}
        return [
            {
                "member": one.member,
                "name": seats[one.member].member.name,
                "why": one.why,
                "note": seats[one.member].busy_reason if one.why == "busy" else "",
                "by": seats[one.member].busy_by if one.why == "busy" else "",
            }
            for one in coming.skips
        ]

    def ordered(self) -> list[Seat]:
        """Those on shift as they will have their first turn, then the others."""
        seats = {one.member_id: one for one in self.seats}
        here = list(dict.fromkeys(rules.sequence(self.shift, self.teams)))
        return [seats[id] for id in here] + [one for one in self.seats if one.member_id not in self.serving]


def standing(rotas: Iterable[Rota], moment: datetime | None = None) -> list[Standing]:
    """How rotas stand: a handful of statements for any number of them."""
    now = moment or clock.now()
    found = {rota.pk: Standing(rota) for rota in rotas}
    for bench in Bench.objects.filter(rota__in=list(found)).select_related("team").order_by("place"):
        found[bench.rota_id].benches.append(bench)
    people = _people(list(found.values()))
    for seat in Seat.objects.filter(rota__in=list(found)).select_related("member").order_by("place"):
        one = found[seat.rota_id]
        if one.rota.by == "persons" or seat.member_id in one.team:
            one.seats.append(seat)
    for one in found.values():
        _newcomers(one, people)
    present = _present(list(found.values()), now)
    swaps = _swaps(list(found), now)
    local = now.astimezone(clock.company_zone())
    for one in found.values():
        named = {
            seat.member_id: (one.team.get(seat.member_id, 0) if one.team else seat.member_id,) for seat in one.seats
        }
        one.serving = shifts.serving(one.rota.shifts, named, local, swaps.get(one.rota.pk, []))
        one.away = named.keys() - present[one.rota.workdays_only]
        one.busy = {seat.member_id for seat in one.seats if seat.busy_until and seat.busy_until > now}
    return list(found.values())


def on_now(rota: Rota, moment: datetime | None = None) -> bool:
    """Whether a shift of the rota runs."""
    return rota.active and shifts.on(rota.shifts, (moment or clock.now()).astimezone(clock.company_zone()))


def active() -> QuerySet[Rota]:
    """Rotas in use, in their order."""
    return Rota.objects.filter(active=True).order_by("position", "id")


def of(member_id: int) -> QuerySet[Rota]:
    """Rotas in use that may have the member: by name, or by the team or one above it."""
    path = str(Member.objects.filter(id=member_id).values_list("team__path", flat=True).first() or "")
    teams = [int(part) for part in path.split(".") if part]
    mine = Q(by="persons", seats__member=member_id) | Q(by="teams", benches__team__in=teams)
    return active().filter(mine).distinct()


def on_duty_now(member_id: int | None) -> bool:
    """Whether the member is on shift on a rota that is on duty, and at work."""
    if member_id is None:
        return False
    return any(
        member_id in one.serving and member_id not in one.away for one in standing(of(member_id)) if on_now(one.rota)
    )


def _people(standings: list[Standing]) -> dict[int, Member]:
    """People in post of the teams of rotas, with the teams below; each standing learns who comes from which."""
    benches = [(one, bench) for one in standings for bench in one.benches if one.rota.by == "teams"]
    if not benches:
        return {}
    below = Q()
    for _, bench in benches:
        below |= Q(team__path__within=str(bench.team.path))
    rows = (
        Member.objects.filter(below).exclude(ended_on__lt=clock.today()).select_related("team").order_by("name", "id")
    )
    people = {one.pk: one for one in rows}
    for one, bench in benches:
        inside = (m for m in people.values() if f"{m.team.path}.".startswith(f"{bench.team.path}."))
        one.team |= {m.pk: bench.team_id for m in inside if m.pk not in one.rota.excluded}
    return people


def _newcomers(one: Standing, people: dict[int, Member]) -> None:
    """Who came to a team since gets a place at the end; it is stored with the next turn."""
    last, seated = one.rota.sequence, {seat.member_id for seat in one.seats}
    for member_id in (id for id in one.team if id not in seated):
        last += 1
        one.seats.append(Seat(rota=one.rota, member=people[member_id], place=last))
    one.rota.sequence = last


def _present(standings: list[Standing], now: datetime) -> dict[bool, set[int]]:
    """Who is at work: on any day (a shift says who works when), or only on workdays of the own team's calendar."""
    found: dict[bool, set[int]] = {}
    for workdays_only in (False, True):
        of = {seat.member_id for one in standings if one.rota.workdays_only is workdays_only for seat in one.seats}
        found[workdays_only] = leave.on_duty(of, now, any_day=not workdays_only) if of else set()
    return found


def _swaps(rota_ids: list[int], now: datetime) -> dict[int, list[Exchange]]:
    today = clock.business_day(now)
    days = (today - timedelta(days=1), today)  # a night shift belongs to the day on which it began
    found: dict[int, list[Exchange]] = {}
    rows = Swap.objects.filter(Q(day__in=days) | Q(back_day__in=days), rota__in=rota_ids, state="agreed")
    for one in rows.order_by("id"):
        both = [
            Exchange(one.day, one.member_id, one.other_id),
            Exchange(one.back_day, one.other_id, one.member_id),
        ]
        found.setdefault(one.rota_id, []).extend(both)
    return found
