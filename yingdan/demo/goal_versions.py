"""This year's target in a second version, rebalanced after leavers, and next year's draft that collects offers."""

from collections.abc import Iterator
from datetime import date

from django.db import connection

from yingdan.demo.axis import Axis
from yingdan.demo.copying import copy_rows
from yingdan.org.models import Member
from yingdan.targets.models import Target
from yingdan.targets.rules.days import spread
from yingdan.targets.services.daily import days_of

GROWTH = 108  # percent of this year's target
OVER = 105  # percent: what people carry in the draft, before the director settles the over-assignment
ROUND_TO = 100_000_000  # fen
UNCHANGED = """insert into targets_cell (target_id, team_id, member_id, month, days)
select %s, team_id, member_id, month, days from targets_cell
where target_id = %s and not (team_id = any(%s) and month >= %s)"""
AFFECTED = """select team_id, month, array_agg(member_id order by member_id), array_agg(fen order by member_id)
from targets_cell where target_id = %s and team_id = any(%s) and month >= %s group by 1, 2 order by 1, 2"""


def begin(revenue: Target, director: int) -> Target:
    """The draft of next year; its people carry more than its amount."""
    amount = revenue.amount * GROWTH // 100 // ROUND_TO * ROUND_TO or ROUND_TO
    return Target.objects.create(
        name=f"{revenue.year + 1}年销售额目标", metric=revenue.metric, year=revenue.year + 1, team_id=revenue.team_id,
        amount=amount * OVER // 100, levels=revenue.levels, created_by_id=director,
    )  # fmt: skip


def since(today: date) -> date | None:
    """From when the second version counts; in spring there is none yet."""
    if today.month < 5:
        return None
    return date(today.year, 4 if today.month < 8 else 7, 1)


def second(revenue: Target, axis: Axis, year: list[int]) -> Target | None:
    """Those who left before the day hand the rest of their year to their team, in proportion to what it carries; all
    other cells stay. Runs while the cells are loaded: written once, by COPY and one statement."""
    start = since(axis.today)
    if start is None:
        return None
    gone = dict(
        Member.objects.filter(ended_on__gte=date(start.year, 1, 1), ended_on__lt=start).values_list("id", "team_id")
    )
    made = Target.objects.create(
        name=revenue.name, metric=revenue.metric, year=revenue.year, team_id=revenue.team_id, amount=revenue.amount,
        levels=revenue.levels, created_by_id=revenue.created_by_id, revision=2, supersedes=revenue,
        effective_from=start,
    )  # fmt: skip
    teams = sorted(set(gone.values()))
    with connection.cursor() as cursor:
        cursor.execute(UNCHANGED, [made.id, revenue.id, teams, start.month])
        cursor.execute(AFFECTED, [revenue.id, teams, start.month])
        found = cursor.fetchall()
    copy_rows("targets_cell", "target_id, team_id, member_id, month, days", _handed_over(made, found, set(gone), year))
    return made


def _handed_over(
    target: Target, found: list[tuple[int, int, list[int], list[int]]], gone: set[int], year: list[int]
) -> Iterator[tuple[int, int, int, int, list[int]]]:
    for team, month, members, amounts in found:
        stay = sum(fen for member, fen in zip(members, amounts, strict=True) if member not in gone)
        weights = [
            0 if stay and member in gone else fen or int(not stay)
            for member, fen in zip(members, amounts, strict=True)
        ]  # fmt: skip
        workdays = year[days_of(target.year, month)]
        for member, fen in zip(members, spread(sum(amounts), weights), strict=True):
            yield target.id, team, member, month, spread(fen, workdays)


def finish(revenue: Target, made: Target | None, coming: Target) -> None:
    """The second version takes the place of the first; the draft asks for its amount again."""
    coming.amount = coming.amount * 100 // OVER
    coming.save()
    if made is not None:
        revenue.status = "superseded"
        revenue.save()
        made.status, made.published_by_id = "published", revenue.published_by_id
        made.save()
