"""Hands out turns, takes them back, marks people busy. Everything about one rota happens one after the other."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.reception.models import Rota, Seat, Turn
from yingdan.reception.rules import rota as rules
from yingdan.reception.selectors.rotas import Standing, on_now, standing
from yingdan.reception.selectors.rotas import of as rotas_of


def locked(rota_id: int) -> Standing:
    """The rota as it stands, locked until the transaction ends."""
    rota = Rota.objects.select_for_update(no_key=True).filter(id=rota_id).first()
    if rota is None:
        raise NotFound
    return standing([rota])[0]


def hand_out(stood: Standing, member_id: int | None = None) -> tuple[Turn, int | None]:
    """The next turn of a locked rota: to whom it belongs, or to the member named. Returns it with whose it was."""
    if not on_now(stood.rota) and member_id is None:
        raise Conflict("reception_off_duty", name=stood.rota.name)
    coming = stood.next
    taker = member_id or coming.member
    if taker is None:
        raise Conflict("reception_nobody_free", name=stood.rota.name)
    rota = stood.rota
    rota.sequence += 1
    kind = "turn"
    if any(seat.member_id == taker for seat in stood.seats):
        taken = rules.take(stood.line, taker, rota.sequence, stood.teams)
        kind = taken.kind
        _store(stood, taken.seats, taken.teams)
    rota.save(update_fields=["sequence", "updated_at"])
    turn = Turn.objects.create(
        rota=rota, number=rota.sequence, kind=kind, at=clock.now(), member_id=taker, skips=stood.skipped(coming)
    )
    return turn, coming.member


def by_hand(turn: Turn | None) -> int:
    """How many the desk passed over before the turn, who had not said themselves that they are busy."""
    return sum(bool(one["by"]) for one in turn.skips) if turn else 0


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
        _store(stood, rules.give_back(stood.line, turn.member_id, turn.number), stood.teams)
        stood.rota.save(update_fields=["sequence", "updated_at"])


def busy(actor: Actor, member_id: int, minutes: int | None, reason: str = "") -> None:
    """The member cannot receive for a while (None: is back). It ends by itself. Somebody else than the member says
    why, and it is kept that they did."""
    reason, other = " ".join(reason.split()), actor.member_id != member_id
    if other and minutes and not reason:
        raise invalid("reason", "required")
    of = list(rotas_of(member_id))
    if not of:
        raise NotFound
    for rota in of:  # who came to a team lately has no stored place yet
        settle(locked(rota.pk))
    Seat.objects.filter(member_id=member_id).update(
        busy_until=clock.now() + timedelta(minutes=minutes) if minutes else None,
        busy_reason=reason if minutes else "",
        busy_by=actor.name if minutes and other else "",
    )


def settle(stood: Standing) -> None:
    """Stores places of people who came to a team of a locked rota."""
    new = [seat for seat in stood.seats if seat.pk is None]
    if new:
        Seat.objects.bulk_create(new)
        stood.rota.save(update_fields=["sequence", "updated_at"])


def _store(stood: Standing, seats: tuple[rules.Seat, ...], teams: rules.Teams) -> None:
    now = {one.member: one for one in seats}
    for seat in stood.seats:
        after = now[seat.member_id]
        if seat.pk is None or (seat.place, tuple(seat.owed)) != (after.place, after.owed):
            seat.place, seat.owed = after.place, list(after.owed)
            seat.save()
    for bench in stood.benches:
        if bench.place != teams[bench.team_id]:
            bench.place = teams[bench.team_id]
            bench.save(update_fields=["place"])
