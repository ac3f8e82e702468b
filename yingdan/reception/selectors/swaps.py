"""Exchanges of shifts from today on: one's own, or all for who manages; and with whom one may exchange."""

from typing import Any

from django.db.models import Q

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.reception.models import Swap
from yingdan.reception.selectors.rotas import active, of, standing


def swaps(actor: Actor) -> dict[str, Any]:
    """Exchanges that are not over, and rotas with their people."""
    today, me = clock.today(), actor.member_id or 0
    manages = actor.may("reception.manage")
    rows = Swap.objects.filter(Q(day__gte=today) | Q(back_day__gte=today), state__in=("asked", "agreed"))
    if not manages:
        rows = rows.filter(Q(member=me) | Q(other=me))
    rotas = standing(active() if manages else of(me))
    return {
        "items": [_told(one, actor, manages) for one in rows.select_related("rota", "member", "other").order_by("day")],
        "rotas": [
            {
                "id": one.rota.pk,
                "label": one.rota.name,
                "members": [{"id": seat.member_id, "label": seat.member.name} for seat in one.seats],
            }
            for one in rotas
        ],
    }


def _told(one: Swap, actor: Actor, manages: bool) -> dict[str, Any]:
    party = actor.member_id in (one.member_id, one.other_id) or manages
    return {
        "id": one.pk,
        "rota": one.rota.name,
        "member": {"id": one.member_id, "label": one.member.name},
        "day": one.day,
        "other": {"id": one.other_id, "label": one.other.name},
        "back_day": one.back_day,
        "note": one.note,
        "state": one.state,
        "may": {
            "answer": one.state == "asked" and (manages or actor.member_id == one.other_id),
            "cancel": party and min(one.day, one.back_day) >= clock.today(),
        },
    }
