"""Who is on shift 当班: hours of weekdays, for everybody or for some, and shifts exchanged for a day. Pure.

A shift is {day 0-6, start, end in minutes, who: ids}; nobody named in `who` means everybody; one that ends before it
begins goes past midnight and belongs to the day on which it began; one that ends when it begins lasts a day. A rota
without shifts is always on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

Shift = Mapping[str, Any]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Exchange:
    """On this day the shifts of `giver` are `taker`'s."""

    day: date
    giver: int
    taker: int


def running(shifts: Sequence[Shift], local: datetime) -> list[tuple[date, Shift]]:
    """The shifts that run at a local moment, with the day on which they began."""
    if not shifts:
        return [(local.date(), {})]
    minute = local.hour * 60 + local.minute
    found = []
    for day in (local.date(), local.date() - _DAY):
        found += [
            (day, one) for one in shifts if one["day"] == day.weekday() and _covers(one, day, local.date(), minute)
        ]
    return found


def on(shifts: Sequence[Shift], local: datetime) -> bool:
    """Whether any shift runs."""
    return bool(running(shifts, local))


def serving(
    shifts: Sequence[Shift], people: Mapping[int, Collection[int]], local: datetime, exchanges: Sequence[Exchange] = ()
) -> set[int]:
    """Who is on shift at a local moment. `people` tells for each member by which ids a shift may name them: their own,
    or their team's."""
    found: set[int] = set()
    for day, shift in running(shifts, local):
        who = set(shift.get("who") or ())
        named = {member for member, ids in people.items() if not who or who.intersection(ids)}
        given = [one for one in exchanges if one.day == day and one.giver in named]
        found |= (named - {one.giver for one in given}) | {one.taker for one in given}
    return found & people.keys()


def _covers(shift: Shift, day: date, today: date, minute: int) -> bool:
    start, end = shift["start"], shift["end"]
    if day == today:
        return bool(start <= minute and (minute < end or end <= start))
    return bool(end <= start and minute < end)
