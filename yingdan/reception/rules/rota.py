"""Whose turn it is. Pure: the same seats always give the same answer.

Turns that were given back are made good first, in the order in which they were given back; then goes the smallest
place. Whoever takes a turn in order goes to the end; whoever is passed over keeps the place.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

DAY, WEEK = 24 * 60, 7
Why = Literal["away", "busy"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place; `owed` are the numbers of turns given back, oldest first."""

    member: int
    place: int
    owed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """Somebody whose turn it would have been, and why it is not."""

    member: int
    why: Why


@dataclass(frozen=True, slots=True)
class Next:
    """Whose turn it is, who is passed over before; `member` is None when nobody can take it."""

    member: int | None
    skips: tuple[Skip, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The seats after a turn; `kind` says what it was taken from."""

    seats: tuple[Seat, ...]
    kind: Literal["turn", "owed"]


def order(seats: Sequence[Seat]) -> list[Seat]:
    """All seats as they will have their turn."""
    return sorted(seats, key=lambda one: (not one.owed, min(one.owed, default=0), one.place, one.member))


def upcoming(seats: Sequence[Seat], away: Collection[int], busy: Collection[int]) -> Next:
    """Whose turn it is now."""
    skips: list[Skip] = []
    for seat in order(seats):
        if seat.member in away:
            skips.append(Skip(seat.member, "away"))
        elif seat.member in busy:
            skips.append(Skip(seat.member, "busy"))
        else:
            return Next(seat.member, tuple(skips))
    return Next(None, tuple(skips))


def take(seats: Sequence[Seat], member: int, number: int) -> Taken:
    """The member takes the turn with this number: what is owed is made good, otherwise the place is at the end."""
    seat = next(one for one in seats if one.member == member)
    if seat.owed:
        first = min(seat.owed)
        after = replace(seat, owed=tuple(one for one in seat.owed if one != first))
    else:
        after = replace(seat, place=number)
    return Taken(_with(seats, after), "owed" if seat.owed else "turn")


def give_back(seats: Sequence[Seat], member: int, number: int) -> tuple[Seat, ...]:
    """A turn of the member counts for nothing: one is owed from this number on."""
    seat = next(one for one in seats if one.member == member)
    return _with(seats, replace(seat, owed=(*seat.owed, number)))


def before(seats: Sequence[Seat], member: int, away: Collection[int], busy: Collection[int]) -> int | None:
    """How many present colleagues have their turn before the member; None when the member has no seat."""
    count = 0
    for seat in order(seats):
        if seat.member == member:
            return count
        count += seat.member not in away and seat.member not in busy
    return None


def on(shifts: Sequence[Mapping[str, int]], weekday: int, minute: int) -> bool:
    """Whether a shift runs at a minute of a weekday (0 is Monday). One that ends before it begins goes past midnight;
    no shifts at all means always."""
    return not shifts or any(_within(one, weekday, minute) for one in shifts)


def _within(shift: Mapping[str, int], weekday: int, minute: int) -> bool:
    start, end = shift["start"], shift["end"]
    if start < end:
        return shift["day"] == weekday and start <= minute < end
    late = shift["day"] == weekday and minute >= start
    return late or ((shift["day"] + 1) % WEEK == weekday and minute < end)


def _with(seats: Sequence[Seat], changed: Seat) -> tuple[Seat, ...]:
    return tuple(changed if one.member == changed.member else one for one in seats)
