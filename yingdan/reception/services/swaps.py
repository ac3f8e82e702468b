"""Shifts exchanged 换班: one asks, the other agrees; who manages may settle it at once, or call it off."""

from collections.abc import Sequence
from datetime import date

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.reception.models import Rota, Swap
from yingdan.reception.selectors.rotas import standing

OPEN = ("asked", "agreed")


def ask(
    actor: Actor, rota_id: int, other_id: int, day: date, back_day: date, note: str = "", member_id: int | None = None
) -> Swap:
    """On `day` the other takes my shifts, on `back_day` I take theirs. For somebody else (`member_id`) who manages
    settles it without asking."""
    who = member_id or actor.member_id
    managed = who != actor.member_id
    if managed:
        actor.need("reception.manage")
    rota = Rota.objects.select_for_update(no_key=True).filter(id=rota_id, active=True).first()
    if rota is None or who is None:
        raise NotFound
    if min(day, back_day) < clock.today():
        raise invalid("day", "reception_swap_past")
    seated = {seat.member_id for seat in standing([rota])[0].seats}
    if who == other_id or not {who, other_id} <= seated:
        raise invalid("other_id", "reception_swap_stranger")
    _free(rota, [(who, day), (other_id, back_day)])
    swap = Swap.objects.create(
        rota=rota, member_id=who, other_id=other_id, day=day, back_day=back_day, note=" ".join(note.split()),
        state="agreed" if managed else "asked", answered_by=actor.name if managed else "",
        answered_at=clock.now() if managed else None,
    )  # fmt: skip
    _told(actor, swap, [swap.member, swap.other])
    return swap


def answer(actor: Actor, swap_id: int, agrees: bool) -> Swap:
    """The other says yes or no."""
    swap = _locked(swap_id)
    if actor.member_id != swap.other_id and not actor.may("reception.manage"):
        raise Forbidden("reception_not_yours") if actor.member_id == swap.member_id else NotFound
    if swap.state != "asked":
        raise Conflict("reception_swap_answered")
    if agrees and min(swap.day, swap.back_day) < clock.today():
        raise Conflict("reception_swap_past")
    return _become(actor, swap, "agreed" if agrees else "declined")


def cancel(actor: Actor, swap_id: int) -> Swap:
    """Off: by either of the two, or who manages, while no day of it has passed."""
    swap = _locked(swap_id)
    if actor.member_id not in (swap.member_id, swap.other_id) and not actor.may("reception.manage"):
        raise NotFound
    if swap.state not in OPEN:
        raise Conflict("reception_swap_answered")
    if swap.state == "agreed" and min(swap.day, swap.back_day) < clock.today():
        raise Conflict("reception_swap_past")
    return _become(actor, swap, "cancelled")


def _free(rota: Rota, days: Sequence[tuple[int, date]]) -> None:
    """A shift is given away only once."""
    rows = Swap.objects.filter(rota=rota, state__in=OPEN)
    for member, day in days:
        given = rows.filter(member=member, day=day) | rows.filter(other=member, back_day=day)
        if given.exists():
            raise Conflict("reception_swap_taken")


def _locked(swap_id: int) -> Swap:
    rows = Swap.objects.select_for_update(of=("self",), no_key=True).select_related("rota", "member", "other")
    swap = rows.filter(id=swap_id).first()
    if swap is None:
        raise NotFound
    return swap


def _become(actor: Actor, swap: Swap, state: str) -> Swap:
    swap.state, swap.answered_by, swap.answered_at = state, actor.name, clock.now()
    swap.version += 1
    swap.save()
    _told(actor, swap, [swap.member, swap.other])
    return swap


def _told(actor: Actor, swap: Swap, members: Sequence[Member]) -> None:
    users = [one.user_id for one in members if one.user_id != actor.user_id]
    params = {
        "actor": actor.name, "rota": swap.rota.name, "day": swap.day.isoformat(),
        "back_day": swap.back_day.isoformat(), "note": swap.note,
    }  # fmt: skip
    notify.send(users, f"reception.swap_{swap.state}", params, "/reception")
    events.record(
        actor=actor, verb=f"rota.swap_{swap.state}", resource="rota", object_id=swap.rota_id, name=swap.rota.name,
        member=swap.member.name, other=swap.other.name, day=params["day"], back_day=params["back_day"],
    )  # fmt: skip
