"""Last year's and this year's revenue targets of the demo company, split over reps and months."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.db import connection
from django.db.models import Sum

from yingdan.deals.models import WonDay
from yingdan.demo import bulk
from yingdan.demo.axis import SEASON, Axis
from yingdan.demo.copying import copy_rows
from yingdan.demo.staff import Person, Staff
from yingdan.kernel import clock
from yingdan.org.selectors import calendar as calendars
from yingdan.targets.models import Target
from yingdan.targets.rules.days import spread
from yingdan.targets.services.daily import days_of

METRIC = "revenue_won"
AMBITION = 1.05  # targets ask for a little more than what comes
ROUND_TO = 1_000_000  # yuan
RECENT = 240  # days for which the rest of a leaver's target waits for somebody to take it over


def write(staff: Staff, axis: Axis, say: Callable[[str], None]) -> None:
    """Two published targets on the company; their cells add up exactly."""
    director = staff.people[0]
    targets = [
        Target.objects.create(
            name=f"{year}年销售额目标",
            metric=METRIC,
            year=year,
            team_id=staff.root.id,
            amount=_amount(axis, year) * 100,
            created_by_id=director.id,
        )
        for year in (axis.today.year - 1, axis.today.year)
    ]
    calendar = calendars.load()  # before the copies: while one runs, its connection answers no question
    with bulk.fast_loading(["targets_cell"], say):
        for target in targets:
            cells = _cells(staff, axis, target, list(calendar.year(target.year).weights))
            copy_rows("targets_cell", "target_id, team_id, member_id, month, days", cells)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into targets_teamsum (target_id, team_id, part_id, month, fen)"
            " select target_id, team_id, part_id, month, sum(fen) from targets_cell group by 1, 2, 3, 4"
        )
    for target in targets:
        target.status, target.published_by_id = "published", director.id
        target.published_at = clock.day_start(date(target.year, 1, 4)) + timedelta(hours=9)
        target.save()


def _amount(axis: Axis, year: int) -> int:
    """Whole yuan: what the year brings (this year's rest estimated by season) and a little more, rounded."""
    won = WonDay.objects.filter(day__year=year).aggregate(Sum("amount"))["amount__sum"] or 0
    passed = sum(_passed(axis.today, year, month) * SEASON[month - 1] for month in range(1, 13)) / sum(SEASON)
    return max(1, round(float(won) / max(passed, 0.05) * AMBITION / ROUND_TO)) * ROUND_TO


def _passed(today: date, year: int, month: int) -> float:
    """The part of a month that is over."""
    if (year, month) < (today.year, today.month):
        return 1.0
    return today.day / monthrange(year, month)[1] if (year, month) == (today.year, today.month) else 0.0


def _cells(staff: Staff, axis: Axis, target: Target, year: list[int]) -> Iterator[tuple[int, int, int, int, list[int]]]:
    """Each rep's months by season and by the days (`year` weighs them); running sums leave no remainder."""
    weights = [
        (person, month, weight)
        for person in staff.people
        if person.sells
        for month in range(1, 13)
        if (weight := _weight(axis, person, target.year, month))
    ]
    whole, so_far, given = sum(weight for _, _, weight in weights), 0, 0
    yuan = target.amount // 100
    workdays = {month: year[days_of(target.year, month)] for month in range(1, 13)}
    for person, month, weight in weights:
        so_far += weight
        upto = yuan * so_far // whole
        days = spread((upto - given) * 100, workdays[month])
        yield target.id, person.team.id, person.id, month, days
        given = upto


def _weight(axis: Axis, person: Person, year: int, month: int) -> int:
    first = axis.number(date(year, month, 1))
    days = monthrange(year, month)[1]
    until = person.until
    if until is not None and until > axis.now_day - RECENT:
        until = None  # nobody has given the rest to others yet
    there = min(first + days, days + first if until is None else until) - max(first, person.since)
    able = 0.4 + 0.6 * person.skill * person.pace  # targets follow ability, though not all the way
    return round(1000 * SEASON[month - 1] * able * there / days) if there > 0 else 0
