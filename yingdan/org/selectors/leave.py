"""Leave: who sees whose, and what it takes from posts."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org import selectors
from yingdan.org.models import Leave, Member
from yingdan.org.rules import leave as rules
from yingdan.org.rules.leave import Absence
from yingdan.org.selectors import calendar as calendars

REGISTERED, REQUESTED = "registered", "requested"
NOON = 12  # o'clock: the afternoon begins


def visible_leaves(actor: Actor, action: str) -> QuerySet[Leave]:
    """Leave within reach; it goes with the person, so the present team counts."""
    condition = selectors.reach(actor, f"leave.{action}", owner="member_id", team="member__team_id")
    return Leave.objects.all() if condition is None else Leave.objects.filter(condition)


def narrow_leaves(rows: QuerySet[Leave], actor: Actor, scope: str) -> QuerySet[Leave]:
    """The scope tabs of the list."""
    return selectors.narrow(rows, actor, scope, owner="member_id", team="member__team_id")


def overlapping(member_id: int, wanted: Absence, but: int | None = None) -> QuerySet[Leave]:
    """Leave of the member, asked for or registered, that shares a half day with `wanted`."""
    rows = Leave.objects.filter(
        member=member_id, status__in=Leave.OPEN, first_half__lte=wanted.last, last_half__gte=wanted.first
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


def posts(known: calendars.Calendars, year: int, members: Iterable[Member]) -> dict[int, bytes]:
    """Half days of work on each day of the year by the calendar of the own team, by member (see `rules.leave.post`):
    one statement for any number of people, one for each calendar."""
    people = list(members)
    away = absences(date(year, 1, 1), date(year, 12, 31), [one.id for one in people])
    return {
        one.id: rules.post(known.of(one.team_id).year(year), one.started_on, one.ended_on, away.get(one.id, ()))
        for one in people
    }


def touching(year: int) -> QuerySet[Leave]:
    """All leave with days in the year."""
    return Leave.objects.filter(Q(starts_on__year__lte=year) & Q(ends_on__year__gte=year))


def away_on(day: date, which: str | None = None, member_ids: Iterable[int] | None = None) -> set[int]:
    """Who is on registered leave on a day: in its morning, its afternoon, or (None) at all. One statement."""
    first, last = (rules.half(day, which or half) for half in (rules.MORNING, rules.AFTERNOON))
    rows = Leave.objects.filter(status=REGISTERED, first_half__lte=last, last_half__gte=first)
    if member_ids is not None:
        rows = rows.filter(member_id__among=list(member_ids))
    return set(rows.values_list("member_id", flat=True))


def on_duty(member_ids: Iterable[int], moment: datetime, *, any_day: bool = False) -> set[int]:
    """Who of them is at work at a moment: in post, not on registered leave in that half of the day, and (unless
    `any_day`) on a workday of the own team's calendar. A handful of statements for any number of people."""
    local = moment.astimezone(clock.company_zone())
    day, which = local.date(), rules.MORNING if local.hour < NOON else rules.AFTERNOON
    in_post = Q(started_on=None) | Q(started_on__lte=day), Q(ended_on=None) | Q(ended_on__gte=day)
    people = dict(Member.objects.filter(*in_post, id__among=list(member_ids)).values_list("id", "team_id"))
    if not any_day:
        known = calendars.Calendars()
        works = {team: known.of(team).is_workday(day) for team in set(people.values())}
        people = {member: team for member, team in people.items() if works[team]}
    return people.keys() - away_on(day, which, people)
