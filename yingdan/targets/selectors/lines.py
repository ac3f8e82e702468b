"""The lines of a target: each person in each team, by month and over all parts; who follows whom."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection

from yingdan.targets.models import Response, Target

Line = tuple[int, int]  # team, member
MONTHS = """select team_id, member_id, array_agg(month order by month), array_agg(fen order by month) from (
    select team_id, member_id, month, sum(fen)::bigint as fen from targets_cell
    where target_id = %(target)s and (%(teams)s::bigint[] is null or team_id = any(%(teams)s))
        and (%(members)s::bigint[] is null or member_id = any(%(members)s))
    group by 1, 2, 3) m
group by 1, 2"""
CHAIN = """with recursive versions as (
    select id, supersedes_id, 0 as back from targets_target where id = %s
    union all select t.id, t.supersedes_id, back + 1 from targets_target t join versions v on t.id = v.supersedes_id)
select id from versions order by back"""


def months(
    target: Target,
    teams: Collection[int] | None = None,
    member: int | None = None,
    members: Collection[int] | None = None,
) -> dict[Line, list[int]]:
    """Twelve months by (team, member), of some teams or some people only."""
    people = members if member is None else [member]
    params: dict[str, Any] = {
        "target": target.id,
        "teams": None if teams is None else list(teams),
        "members": None if people is None else list(people),
    }
    found: dict[Line, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(MONTHS, params)
        for team, one, numbers, values in cursor.fetchall():
            line = found[team, one] = [0] * 12
            for month, fen in zip(numbers, values, strict=True):
                line[month - 1] = fen
    return found


def chain(target: Target) -> list[int]:
    """The version and those before it, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(CHAIN, [target.id])
        return [one for (one,) in cursor.fetchall()]


def newest(target: Target) -> Target:
    """The last version that followed."""
    while (following := target.superseded_by.order_by("-id").first()) is not None:
        target = following
    return target


def latest(
    targets: Iterable[int],
    kinds: Collection[str],
    teams: Collection[int] | None = None,
    member: int | None = None,
    members: Collection[int] | None = None,
) -> dict[Line, Response]:
    """The last thing that each person said, by line; what was withdrawn does not count."""
    rows = Response.objects.filter(target__in=list(targets), kind__in=kinds).exclude(answer="withdrawn")
    rows = rows if teams is None else rows.filter(team_id__in=list(teams))
    people = members if member is None else [member]
    rows = rows if people is None else rows.filter(member_id__in=list(people))
    rows = rows.select_related("answered_by").order_by("team_id", "member_id", "-id").distinct("team_id", "member_id")
    return {(row.team_id, row.member_id): row for row in rows}
