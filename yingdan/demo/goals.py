"""Last year's and this year's targets of the demo company, in revenue and in work, split over reps and months."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from yingdan.demo import bulk, goal_life, goal_market, goal_versions
from yingdan.demo.axis import SEASON, Axis
from yingdan.demo.copying import copy_rows
from yingdan.demo.staff import Person, Staff
from yingdan.kernel import clock, units
from yingdan.org.selectors import calendar as calendars
from yingdan.targets import metrics
from yingdan.targets.models import Target
from yingdan.targets.rules.days import spread
from yingdan.targets.rules.levels import Level, stored
from yingdan.targets.services.daily import days_of

AMBITION = 1.05  # targets ask for a little more than what comes
CELLS = "target_id, team_id, member_id, month, days"
RECENT = 240  # days for which the rest of a leaver's target waits for somebody to take it over


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of every year: its metric, levels, and what it is rounded to, in the metric's own unit."""

    metric: str
    name: str
    levels: tuple[Level, ...]
    round_to: int

    @property
    def unit(self) -> int:
        """Smallest units that one is made of: persons' months are whole yuan, whole visits."""
        return units.of(metrics.find(self.metric).unit).scale


AIMS = (
    Aim("revenue_won", "销售额目标", (Level("stretch", 11_000), Level("challenge", 12_500)), 1_000_000),
    Aim("customers_new", "新增客户目标", (Level("floor", 8_000), Level("stretch", 11_500)), 10),
    Aim("visits", "拜访目标", (), 10),
)


def write(staff: Staff, axis: Axis, seed: int, say: Callable[[str], None]) -> None:
    """Published targets on the company; their cells add up exactly."""
    director = staff.people[0]
    scales: dict[int, int] = {}
    targets = []
    for aim in AIMS:
        for year in (axis.today.year - 1, axis.today.year):
            target = Target.objects.create(
                name=f"{year}年{aim.name}", metric=aim.metric, year=year, team_id=staff.root.id,
                amount=_amount(axis, year, aim) * aim.unit, levels=stored(aim.levels), created_by_id=director.id,
            )  # fmt: skip
            targets.append(target)
            scales[target.id] = aim.unit
    revenue = targets[1]
    coming = goal_versions.begin(revenue, director.id)
    calendar = calendars.load()  # before the copies: while one runs, its connection answers no question
    with bulk.fast_loading(["targets_cell"], say):
        for target in [*targets, coming]:
            people = staff.people if target is not coming else [one for one in staff.people if one.until is None]
            unit = scales.get(target.id, scales[revenue.id])
            cells = _cells(people, axis, target, unit, list(calendar.year(target.year).weights))
            copy_rows("targets_cell", CELLS, cells)
        second = goal_versions.second(revenue, axis, list(calendar.year(revenue.year).weights))
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into targets_teamsum (target_id, team_id, part_id, month, fen)"
            " select target_id, team_id, part_id, month, sum(fen) from targets_cell group by 1, 2, 3, 4"
        )
    for target in targets:
        target.status, target.published_by_id = "published", director.id
        target.published_at = clock.day_start(date(target.year, 1, 4)) + timedelta(hours=9)
        target.save()
    goal_versions.finish(revenue, second, coming)
    others = [one for one in targets if one is not revenue]
    goal_life.write(staff, axis, seed, goal_life.Plans(revenue, second, coming), others)
    goal_market.write(staff.people[0], [one for one in (revenue, second, coming) if one is not None])


def _amount(axis: Axis, year: int, aim: Aim) -> int:
    """What the year brings (this year's rest estimated by season) and a little more, rounded; in the own unit."""
    whole = date(year, 1, 1), date(year, 12, 31)
    rows = metrics.find(aim.metric).totals(start=whole[0], end=whole[1], owner=None, teams=None, by=["month"])
    reached = sum(int(row[-1]) for row in rows) / aim.unit
    passed = sum(_passed(axis.today, year, month) * SEASON[month - 1] for month in range(1, 13)) / sum(SEASON)
    return max(1, round(reached / max(passed, 0.05) * AMBITION / aim.round_to)) * aim.round_to


def _passed(today: date, year: int, month: int) -> float:
    """The part of a month that is over."""
    if (year, month) < (today.year, today.month):
        return 1.0
    return today.day / monthrange(year, month)[1] if (year, month) == (today.year, today.month) else 0.0


def _cells(
    people: list[Person], axis: Axis, target: Target, unit: int, year: list[int]
) -> Iterator[tuple[int, int, int, int, list[int]]]:
    """Each rep's months, whole in the metric's own unit, by season and by the days (`year` weighs them); running sums
    leave no remainder."""
    weights = []
    for person in people:
        months = [_weight(axis, person, target.year, month) for month in range(1, 13)] if person.sells else []
        if any(months):  # a line has all twelve, some of them empty
            weights += [(person, month, weight) for month, weight in enumerate(months, 1)]
    whole, so_far, given = sum(weight for _, _, weight in weights), 0, 0
    amount = target.amount // unit
    workdays = {month: year[days_of(target.year, month)] for month in range(1, 13)}
    for person, month, weight in weights:
        so_far += weight
        upto = amount * so_far // whole
        days = spread((upto - given) * unit, workdays[month])
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
