"""Whose turn it is. Pure: the same seats always give the same answer.

Turns that were given back are made good first, in the order in which they were given back; then goes the smallest
place. Whoever takes a turn in order goes to the end; whoever is passed over keeps the place. In a rota of teams the
team with the smallest place goes first, and in it the member with the smallest; both go to the end.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

Why = Literal["away", "busy"]
Teams = Mapping[int, int]
NO_TEAMS: Teams = MappingProxyType({})  # a rota of persons


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place; `owed` are the numbers of turns given back, oldest first; `team` is set in a rota of teams."""

    member: int
    place: int
    owed: tuple[int, ...] = ()
    team: int = 0


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
    """Seats and places of teams after a turn; `kind` says what it was taken from."""

    seats: tuple[Seat, ...]
    teams: Teams
    kind: Literal["turn", "owed"]


def order(seats: Sequence[Seat], teams: Teams = NO_TEAMS) -> list[Seat]:
    """All seats as they are asked for the turn that comes now."""
    return sorted(
        seats, key=lambda one: (not one.owed, min(one.owed, default=0), teams.get(one.team, 0), one.place, one.member)
    )


def upcoming(seats: Sequence[Seat], away: Collection[int], busy: Collection[int], teams: Teams = NO_TEAMS) -> Next:
    """Whose turn it is now."""
    skips: list[Skip] = []
    for seat in order(seats, teams):
        if seat.member in away:
            skips.append(Skip(seat.member, "away"))
        elif seat.member in busy:
            skips.append(Skip(seat.member, "busy"))
        else:
            return Next(seat.member, tuple(skips))
    return Next(None, tuple(skips))


def take(seats: Sequence[Seat], member: int, number: int, teams: Teams = NO_TEAMS) -> Taken:
    """The member takes the turn with this number: what is owed is made good, otherwise the place is at the end, and so
    is the team's."""
    seat = next(one for one in seats if one.member == member)
    if seat.owed:
        first = min(seat.owed)
        after = replace(seat, owed=tuple(one for one in seat.owed if one != first))
        return Taken(_with(seats, after), teams, "owed")
    moved = {**teams, seat.team: number} if seat.team in teams else teams
    return Taken(_with(seats, replace(seat, place=number)), moved, "turn")


def give_back(seats: Sequence[Seat], member: int, number: int) -> tuple[Seat, ...]:
    """A turn of the member counts for nothing: one is owed from this number on."""
    seat = next(one for one in seats if one.member == member)
    return _with(seats, replace(seat, owed=(*seat.owed, number)))


def sequence(seats: Sequence[Seat], teams: Teams = NO_TEAMS) -> list[int]:
    """Who takes the coming turns if nobody is missing, until each seat has had its first."""
    now, places, found, missing = tuple(seats), teams, list[int](), {one.member for one in seats}
    number = max([one.place for one in seats] + list(teams.values()), default=0)
    while missing:
        number += 1
        seat = order(now, places)[0]
        found.append(seat.member)
        missing.discard(seat.member)
        taken = take(now, seat.member, number, places)
        now, places = taken.seats, taken.teams
    return found


def before(
    seats: Sequence[Seat], member: int, away: Collection[int], busy: Collection[int], teams: Teams = NO_TEAMS
) -> int | None:
    """How many turns of present colleagues come before the member's; None when the member has no seat."""
    here = [one for one in seats if one.member == member or one.member not in {*away, *busy}]
    coming = sequence(here, teams)
    return coming.index(member) if member in coming else None


def _with(seats: Sequence[Seat], changed: Seat) -> tuple[Seat, ...]:
    return tuple(changed if one.member == changed.member else one for one in seats)
