"""Figures of people before and after a day, for the effect of a remedy: by cause another figure, in few queries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Avg, Count, F, Q

from yingdan.deals.models import Deal
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.rules.calendar import Calendar
from yingdan.org.selectors import calendar as calendars
from yingdan.remedies.models import Remedy
from yingdan.remedies.rules.effect import Seen
from yingdan.targets import metrics

Figures = dict[int, tuple[float, int]]  # member → figure, cases it rests on


@dataclass(frozen=True, slots=True)
class Measure:
    """What is looked at: its name, the days on each side of the day of assigning, the cases that it takes at least."""

    code: str
    days: int
    cases: int
    less_is_better: bool
    read: Callable[[date, date, list[int], Calendar], Figures]


def _followups(start: date, end: date, members: list[int], calendar: Calendar) -> Figures:
    """A workday; cases are workdays."""
    days = calendar.workdays(start, end)
    rows = metrics.find("followups").totals(start=start, end=end, owner=None, teams=None, by=["owner_id"])
    done = {owner: int(count) for owner, count, _ in rows}
    return {one: (done.get(one, 0) / days, days) for one in members} if days else {}


def _closed(members: list[int], start: date, end: date) -> Q:
    return Q(owner_id__in=members, closed_on__range=(start, end))


def _win_rate(start: date, end: date, members: list[int], calendar: Calendar) -> Figures:
    rows = Deal.objects.filter(_closed(members, start, end)).values_list("owner_id").order_by()
    found = rows.annotate(n=Count("id"), won=Count("id", filter=Q(status="won")))
    return {owner: (won / n, n) for owner, n, won in found}


def _size(start: date, end: date, members: list[int], calendar: Calendar) -> Figures:
    rows = Deal.objects.filter(_closed(members, start, end), status="won").values_list("owner_id").order_by()
    return {owner: (float(mean) * 100, n) for owner, n, mean in rows.annotate(n=Count("id"), mean=Avg("amount"))}


def _cycle(start: date, end: date, members: list[int], calendar: Calendar) -> Figures:
    rows = Deal.objects.filter(_closed(members, start, end), status="won", opened_on__isnull=False)
    sums: dict[int, list[int]] = {}
    for owner, days in rows.values_list("owner_id", F("closed_on") - F("opened_on")):
        sums.setdefault(owner or 0, []).append(days.days)
    return {owner: (sum(days) / len(days), len(days)) for owner, days in sums.items()}


MEASURES: Mapping[str, Measure] = {
    "activity": Measure("followups_day", 30, 15, False, _followups),
    "conversion": Measure("win_rate", 90, 5, False, _win_rate),
    "size": Measure("deal_size", 90, 3, False, _size),
    "cycle": Measure("cycle_days", 90, 3, True, _cycle),
}


def measure(remedy: Remedy) -> Measure:
    """By the cause that the remedy is for; effort, when none was named."""
    return MEASURES.get(remedy.cause, MEASURES["activity"])


def over(remedy: Remedy, today: date) -> bool:
    """Whether the time after it is over."""
    return remedy.assigned_on + timedelta(measure(remedy).days) < today


def seen(remedy: Remedy) -> tuple[Seen | None, dict[int, Seen]]:
    """The person, and everybody else of the company who got no remedy in that time: before and after."""
    what, day = measure(remedy), remedy.assigned_on
    span = timedelta(what.days)
    given = Remedy.objects.filter(assigned_on__range=(day - span, day + span)).exclude(member=remedy.member_id)
    started = Q(started_on=None) | Q(started_on__lt=day - span)
    rows = org.present(Member.objects.filter(started)).exclude(id__in=given.values("member_id"))
    peers = list(rows.exclude(id=remedy.member_id).values_list("id", flat=True))
    people = [remedy.member_id, *peers]
    calendar = calendars.Calendars().of(remedy.team_id)
    before = what.read(day - span, day - timedelta(1), people, calendar)
    after = what.read(day + timedelta(1), day + span, people, calendar)
    found = {
        one: Seen(before[one][0], after[one][0], before[one][1], after[one][1])
        for one in people
        if one in before and one in after and (what.code != "followups_day" or before[one][0] or after[one][0])
    }
    return found.pop(remedy.member_id, None), found
