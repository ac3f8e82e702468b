"""What the desk and a rep's phone show: rotas, channels, the day so far, who waits."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.leads.models import Source
from yingdan.org.models import Member
from yingdan.org.selectors import leave
from yingdan.reception.models import Reception, Rota, Seat
from yingdan.reception.selectors import door, policy
from yingdan.reception.selectors.entries import lines, visible_receptions
from yingdan.reception.selectors.known import Match, told
from yingdan.reception.selectors.rotas import Standing, active, on_now, standing
from yingdan.reception.selectors.rotas import of as rotas_of

RECENT, WAITING = 12, 50
_FIRST_KINDS = ("walk_in", "phone")  # what the desk is asked for most


def desk(actor: Actor) -> dict[str, Any]:
    """Everything at once."""
    return {
        "rotas": [rota(one) for one in standing(active())],
        "sources": sources(),
        "today": today(actor),
        "waiting": lines(_lines(actor).filter(state="waiting", at__gte=_morning())[:WAITING]),
        "recent": lines(_lines(actor).exclude(state="waiting", at__gte=_morning())[:RECENT]),
        "policy": policy.current(),
        "registers": actor.may("reception.register"),
    }


def rota(stood: Standing) -> dict[str, Any]:
    """A rota as it stands; seats in the order of their turns, `order` by place."""
    one, coming, now = stood.rota, stood.next, clock.now()
    return {
        "id": one.pk,
        "version": one.version,
        "name": one.name,
        "active": one.active,
        "on": on_now(one),
        "position": one.position,
        "by": one.by,
        "workdays_only": one.workdays_only,
        "excluded": one.excluded,
        "shifts": one.shifts,
        "seats": [_seat(stood, seat, now) for seat in stood.ordered()],
        "order": [seat.member_id for seat in stood.seats],
        "teams": [{"id": bench.team_id, "label": bench.team.name} for bench in stood.benches],
        "next": {"id": coming.member, "label": stood.name(coming.member)} if coming.member else None,
        "skips": stood.skipped(coming),
    }


def rotas() -> list[dict[str, Any]]:
    """All rotas, those out of use too."""
    return [rota(one) for one in standing(Rota.objects.order_by("position", "id"))]


def sources() -> list[Any]:
    """Channels in use, those of a desk first."""
    rows = Source.objects.filter(closed=False).values("id", "name", "kind")
    return sorted(rows, key=lambda one: (one["kind"] not in _FIRST_KINDS, one["name"]))


def today(actor: Actor) -> dict[str, int]:
    """Counts of the day so far, within sight."""
    rows = visible_receptions(actor).filter(at__gte=_morning())
    return rows.aggregate(
        visits=Count("id", filter=Q(kind="visit")),
        calls=Count("id", filter=Q(kind="call")),
        fresh=Count("id", filter=Q(fresh=True)),
        waiting=Count("id", filter=Q(state="waiting")),
    )


def lookup(actor: Actor, matches: list[Match], name: str, judged: Any, basis: list[Match]) -> dict[str, Any]:
    """Who that may be, and whose they are."""
    claim = judged.claim
    of = next((one for one in basis if claim and (one.kind, one.row.pk) == (claim.kind, claim.id)), None)
    member = Member.objects.filter(id=judged.member).first() if judged.member else None
    return {
        "items": told(actor, matches, name),
        "judged": {
            "code": judged.code,
            "member": {"id": member.pk, "label": member.name} if member else None,
            "away": bool(member and not leave.on_duty([member.pk], clock.now(), any_day=True)),
            "token": of.token if of else None,
            "first": claim.first if claim else None,
            "last": claim.last if claim else None,
            "valid_days": policy.terms().valid_days,
        },
    }


def mine(actor: Actor) -> dict[str, Any]:
    """A rep's own: how many are before, who waits for the rep."""
    me = actor.member_id or 0
    places = []
    for stood in standing(rotas_of(me)):
        own = next((seat for seat in stood.seats if seat.member_id == me), None)
        if own is None:  # of a team on it, but left out
            continue
        places.append(
            {
                "rota": stood.rota.name,
                "on": on_now(stood.rota),
                "serving": me in stood.serving,
                "before": stood.ahead(me),
                "owed": len(own.owed),
                "away": me in stood.away,
            }
        )
    busy = Seat.objects.filter(member=me, busy_until__gt=clock.now()).order_by("-busy_until").first()
    rows = Reception.objects.filter(member=me).select_related("source", "member", "expected").order_by("-at", "-id")
    return {
        "registers": door.may_stand(actor),
        "places": places,
        "busy_until": busy.busy_until if busy else None,
        "busy_minutes": policy.current().busy_minutes,
        "waiting": lines(rows.filter(state="waiting")[:50]),
        "recent": lines(rows.exclude(state="waiting")[:RECENT]),
    }


def _seat(stood: Standing, seat: Seat, now: datetime) -> dict[str, Any]:
    busy = seat.busy_until if seat.busy_until and seat.busy_until > now else None
    teams = {bench.team_id: bench.team.name for bench in stood.benches}
    return {
        "member": {"id": seat.member_id, "label": seat.member.name},
        "team": teams.get(stood.team.get(seat.member_id, 0), ""),
        "serving": seat.member_id in stood.serving,
        "away": seat.member_id in stood.away,
        "busy_until": busy,
        "busy_reason": seat.busy_reason if busy else "",
        "busy_by": seat.busy_by if busy else "",
        "owed": len(seat.owed),
    }


def _lines(actor: Actor) -> QuerySet[Reception]:
    rows = visible_receptions(actor).select_related("source", "member", "expected")
    return rows.order_by("-at", "-id")


def _morning() -> datetime:
    return clock.day_start(clock.today())
