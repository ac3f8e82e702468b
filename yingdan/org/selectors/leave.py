"""Leave: who sees whose, and what it takes from posts."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from yingdan.kernel.actor import Actor
from yingdan.org import selectors
from yingdan.org.models import Leave, Member
from yingdan.org.rules import leave as rules
from yingdan.org.rules.calendar import Calendar
from yingdan.org.rules.leave import Absence

REGISTERED = "registered"


def visible_leaves(actor: Actor, action: str) -> QuerySet[Leave]:
    """Leave within reach; it goes with the person, so the present team counts."""
    condition = selectors.reach(actor, f"leave.{action}", owner="member_id", team="member__team_id")
    return Leave.objects.all() if condition is None else Leave.objects.filter(condition)


def narrow_leaves(rows: QuerySet[Leave], actor: Actor, scope: str) -> QuerySet[Leave]:
    """The scope tabs of the list."""
    match scope:
        case "mine":
            return rows.filter(member=actor.member_id or 0)
        case "team":
            return rows.filter(member__team__in=list(actor.team_ids))
        case "below":
            return rows.filter(member__team__in=list(actor.below_ids)).exclude(member=actor.member_id or 0)
        case _:
            return rows


def overlapping(member_id: int, wanted: Absence, but: int | None = None) -> QuerySet[Leave]:
    """Registered leave of the member that shares a half day with `wanted`."""
    rows = Leave.objects.filter(
        member=member_id, status=REGISTERED, first_half__lte=wanted.last, last_half__gte=wanted.first
    )
    return rows.exclude(id=but) if but else rows


def absences(start: date, end: date, member_ids: Iterable[int] | None = None) -> dict[int, list[Absence]]:
    """Registered leave that touches the days, by member; of all members when none are named."""
    rows = Leave.objects.filter(status=REGISTERED, starts_on__lte=end, ends_on__gte=start)
    if member_ids is not None:
        rows = rows.filter(member__in=list(member_ids))
    found: dict[int, list[Absence]] = {}
    for member, first, last in rows.values_list("member_id", "first_half", "last_half"):
        found.setdefault(member, []).append(Absence(first, last))
    return found


def posts(calendar: Calendar, year: int, members: Iterable[Member]) -> dict[int, bytes]:
    """Half days of work on each day of the year, by member (see `rules.leave.post`): two statements for any number."""
    people = list(members)
    span = calendar.year(year)
    away = absences(date(year, 1, 1), date(year, 12, 31), [one.id for one in people])
    return {one.id: rules.post(span, one.started_on, one.ended_on, away.get(one.id, ())) for one in people}


def touching(year: int) -> QuerySet[Leave]:
    """All leave with days in the year."""
    return Leave.objects.filter(Q(starts_on__year__lte=year) & Q(ends_on__year__gte=year))
