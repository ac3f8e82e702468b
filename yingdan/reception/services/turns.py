"""Hands out turns, takes them back, marks people busy. Everything about one rota happens one after the other."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.reception.models import Rota, Seat, Turn
from yingdan.reception.rules import rota as rules
from yingdan.reception.selectors import policy
from yingdan.reception.selectors.rotas import Standing, on_now, standing


def locked(rota_id: int) -> Standing:
    """The rota as it stands, locked until the transaction ends."""
    rota = Rota.objects.select_for_update(no_key=True).filter(id=rota_id).first()
    if rota is None:
        raise NotFound
    return standing([rota])[0]


def hand_out(stood: Standing, member_id: int | None = None) -> tuple[Turn, int | None]:
    """The next turn of a locked rota: to whom it belongs, or to the member named. Returns it with whose it was."""
    coming = stood.next
    taker = member_id or coming.member
    if taker is None:
        raise Conflict("reception_nobody_free", name=stood.rota.name)
    if not on_now(stood.rota) and member_id is None:
        raise Conflict("reception_off_duty", name=stood.rota.name)
    rota = stood.rota
    rota.sequence += 1
    kind = "turn"
    if any(seat.member_id == taker for seat in stood.seats):
        taken = rules.take(stood.line, taker, rota.sequence)
        kind = taken.kind
        _store(stood, taken.seats)
    rota.save(update_fields=["sequence", "updated_at"])
    turn = Turn.objects.create(
        rota=rota, number=rota.sequence, kind=kind, at=clock.now(), member_id=taker,
        skips=[{"member": one.member, "name": stood.name(one.member), "why": one.why} for one in coming.skips],
    )  # fmt: skip
    return turn, coming.member


def give_back(actor: Actor, turn: Turn, reason: str, note: str) -> None:
    """The turn counts for nothing: its member is next."""
    stood = locked(turn.rota_id)
    turn.refresh_from_db()  # somebody else may have been quicker
    if turn.returned_at is not None:
        raise Conflict("reception_turn_returned")
    turn.returned_at, turn.returned_by = clock.now(), actor.name
    turn.returned_reason, turn.returned_note = reason, note
    turn.save()
    if any(seat.member_id == turn.member_id for seat in stood.seats):
        _store(stood, rules.give_back(stood.line, turn.member_id, turn.number))


def busy(actor: Actor, member_id: int, minutes: int | None, reason: str = "") -> None:
    """The member cannot receive for a while (None: is back). It ends by itself."""
    seats = Seat.objects.filter(member_id=member_id)
    if not seats.exists():
        raise NotFound
    until = clock.now() + timedelta(minutes=minutes) if minutes else None
    seats.update(busy_until=until, busy_reason=reason.strip() if minutes else "")


def usual_minutes() -> int:
    """How long busy lasts unless told otherwise."""
    return policy.current().busy_minutes


def _store(stood: Standing, seats: tuple[rules.Seat, ...]) -> None:
    now = {one.member: one for one in seats}
    for seat in stood.seats:
        after = now[seat.member_id]
        if (seat.place, tuple(seat.owed)) != (after.place, after.owed):
            seat.place, seat.owed = after.place, list(after.owed)
            seat.save(update_fields=["place", "owed"])
