"""What the desk and a rep's phone show: rotas, channels, the day so far, who waits."""

from typing import Any

from django.db.models import Count, Q

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.leads.models import Source
from yingdan.org.models import Member
from yingdan.org.selectors import leave
from yingdan.reception.models import Reception, Rota, Seat
from yingdan.reception.rules import rota as rules
from yingdan.reception.selectors import policy
from yingdan.reception.selectors.entries import line, visible_receptions
from yingdan.reception.selectors.known import Match, told
from yingdan.reception.selectors.rotas import Standing, active, on_now, standing

RECENT = 12
_FIRST_KINDS = ("walk_in", "phone")  # what the desk is asked for most


def desk(actor: Actor) -> dict[str, Any]:
    """Everything at once."""
    return {
        "rotas": [rota(one) for one in standing(active())],
        "sources": sources(),
        "today": today(actor),
        "recent": [line(one) for one in _recent(actor)],
        "policy": policy.current(),
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
        "shifts": one.shifts,
        "seats": [_seat(seat, seat.member_id in stood.away, now) for seat in stood.ordered()],
        "order": [seat.member_id for seat in stood.seats],
        "next": {"id": coming.member, "label": stood.name(coming.member)} if coming.member else None,
        "skips": [{"member": one.member, "name": stood.name(one.member), "why": one.why} for one in coming.skips],
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
    rows = visible_receptions(actor).filter(at__gte=clock.day_start(clock.today()))
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
    for stood in standing(active().filter(seats__member=me)):
        own = next(seat for seat in stood.seats if seat.member_id == me)
        ahead = rules.before(stood.line, me, stood.away, stood.busy)
        places.append(
            {
                "rota": stood.rota.name,
                "on": on_now(stood.rota),
                "before": ahead or 0,
                "owed": len(own.owed),
                "away": me in stood.away,
            }
        )
    busy = Seat.objects.filter(member=me, busy_until__gt=clock.now()).order_by("-busy_until").first()
    rows = Reception.objects.filter(member=me).select_related("source", "member", "expected").order_by("-at", "-id")
    return {
        "places": places,
        "busy_until": busy.busy_until if busy else None,
        "busy_minutes": policy.current().busy_minutes,
        "waiting": [line(one) for one in rows.filter(state="waiting")[:50]],
        "recent": [line(one) for one in rows.exclude(state="waiting")[:RECENT]],
    }


def _seat(seat: Seat, away: bool, now: Any) -> dict[str, Any]:
    busy = seat.busy_until if seat.busy_until and seat.busy_until > now else None
    return {
        "member": {"id": seat.member_id, "label": seat.member.name},
        "away": away,
        "busy_until": busy,
        "busy_reason": seat.busy_reason if busy else "",
        "owed": len(seat.owed),
    }


def _recent(actor: Actor) -> list[Reception]:
    rows = visible_receptions(actor).select_related("source", "member", "expected")
    return list(rows.order_by("-at", "-id")[:RECENT])
