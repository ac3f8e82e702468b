"""What the past says: each person's record before the target's year, and the seasons of the whole team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.org.selectors import leave
from yingdan.targets import metrics
from yingdan.targets.models import Cell, Target
from yingdan.targets.rules import period
from yingdan.targets.rules.days import weekday_profile
from yingdan.targets.rules.weights import History

MONTHS = range(1, 13)
SEASON_YEARS = 3
DAYS_PER_MONTH = 365.25 / 12
KIND = {"workday": "workday", "company_workday": "workday", "makeup": "make_up", "weekend": "weekend",
        "holiday": "holiday", "company_holiday": "holiday"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """Twelve months of record: the last ones that were over before the target's year, or before today."""

    start: date
    end: date


def window(year: int, today: date | None = None) -> Window:
    """The record for a target of that year."""
    today = today or clock.today()
    last = min(date(year, 1, 1), today.replace(day=1)) - timedelta(1)
    start = date(last.year - 1, last.month + 1, 1) if last.month < 12 else date(last.year, 1, 1)
    return Window(start, last)


def overlap_days(member: Member, start: date, end: date) -> int:
    """Days of the range in which the person was in post."""
    first = max(start, member.started_on or start)
    last = min(end, member.ended_on or end)
    return max((last - first).days + 1, 0)


def presences(members: Iterable[Member], year: int) -> dict[int, dict[int, float]]:
    """By member, the share of each month's workdays of the own team in post, leave taken off: 1 for all, 0 for none."""
    known, people = calendars.Calendars(), list(members)
    origin = date(year, 1, 1)
    months = {n: period.month(n, year) for n in MONTHS}
    spans = {n: slice((one.start - origin).days, (one.end - origin).days + 1) for n, one in months.items()}
    works = leave.posts(known, year, people)
    found = {}
    for one in people:
        weights, work = known.of(one.team_id).year(year).weights, works[one.id]
        whole = {n: sum(weights[span]) for n, span in spans.items()}
        found[one.id] = {n: sum(work[span]) / whole[n] if whole[n] else 0.0 for n, span in spans.items()}
    return found


def histories(target: Target, members: Iterable[Member]) -> dict[int, History]:
    """By member, what they reached in the window, wherever in the company."""
    span = window(target.year)
    rows = metrics.find(target.metric).totals(start=span.start, end=span.end, owner=None, teams=None, by=["owner_id"])
    reached = {owner: value for owner, _, value in rows}
    return {
        member.id: History(
            reached.get(member.id, 0), round(overlap_days(member, span.start, span.end) / DAYS_PER_MONTH, 1)
        )
        for member in members
    }


def seasons(target: Target, teams: list[int]) -> dict[tuple[int, int], int]:
    """The teams' value by (year, month) of up to three whole years before the target's, as far as they are over."""
    last = min(target.year, clock.today().year) - 1
    rows = metrics.find(target.metric).totals(
        start=date(last - SEASON_YEARS + 1, 1, 1), end=date(last, 12, 31), owner=None, teams=teams, by=["month"]
    )
    return {(month.year, month.month): value for month, _, value in rows}


def month_workdays(year: int) -> dict[int, int]:
    """Workdays of each month."""
    calendar = calendars.load()
    return {n: calendar.workdays(period.month(n, year).start, period.month(n, year).end) for n in MONTHS}


def attained(target: Target, members: Iterable[Member]) -> dict[int, tuple[int, int, float]]:
    """By member, (target, actual, months with a target) in the window, from the published targets of the metric; only
    months in which the person had a target count on both sides."""
    span = window(target.year)
    people = [one.id for one in members]
    cells = Cell.objects.filter(
        target__metric=target.metric, target__status="published", member_id__in=people, fen__gt=0,
        target__year__in=(span.start.year, span.end.year),
    )  # fmt: skip
    asked: dict[tuple[int, int, int], int] = {}
    for member, year, month, fen in (
        cells.values_list("member_id", "target__year", "month").annotate(Sum("fen")).order_by()
    ):
        if span.start <= date(year, month, 1) <= span.end:
            asked[member, year, month] = int(fen)
    rows = metrics.find(target.metric).totals(
        start=span.start, end=span.end, owner=None, teams=None, by=["owner_id", "month"]
    )
    reached = {(owner, month.year, month.month): value for owner, month, _, value in rows}
    found = dict.fromkeys(people, (0, 0, 0.0))
    for (member, year, month), fen in asked.items():
        before = found[member]
        actual = reached.get((member, year, month), 0)
        found[member] = before[0] + fen, before[1] + actual, before[2] + 1
    return found


def day_weights(target: Target, teams: list[int]) -> list[int]:
    """Weights of the days of the target's year by what the teams reached on each kind of day and weekday in the window:
    workdays, make-up workdays, weekends, holidays, shrunk to workdays alone."""
    calendar, span = calendars.load(), window(target.year)
    rows = metrics.find(target.metric).totals(start=span.start, end=span.end, owner=None, teams=teams, by=["day"])
    reached = {day: value for day, _, value in rows}
    history: dict[tuple[str, int], tuple[int, int]] = {}
    for number in range((span.end - span.start).days + 1):
        day = span.start + timedelta(number)
        kind = KIND[calendar.kind(day)]
        key = kind, -1 if kind in ("make_up", "holiday") else day.weekday()
        value, count = history.get(key, (0, 0))
        history[key] = value + max(reached.get(day, 0), 0), count + 1
    days = [date(target.year, 1, 1) + timedelta(n) for n in range(len(calendar.year(target.year).weights))]
    return weekday_profile(history).weights([KIND[calendar.kind(day)] for day in days], [day.weekday() for day in days])
