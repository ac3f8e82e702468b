"""Deviations by team: the teams right below one with everybody in them, and the people of the team itself."""

from typing import Any

from django.db import connection

from yingdan.coverage.models import Standing
from yingdan.coverage.rules.kinds import KINDS
from yingdan.coverage.selectors import cards
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import NotFound
from yingdan.org.models import Team

MOST_PEOPLE = 100
COLUMNS = (*KINDS, "deviations", "customers", "outlets", "taken_over")
_SUMS = ", ".join(f"coalesce(sum(s.{name}), 0)" for name in COLUMNS)
_HEAD = ("people", "in_force", *COLUMNS)
# Each person counts for that child of the team asked for on whose branch the person's own team is; the last line, with
# no id, is the whole team.
_TEAMS = f"""
select t.id, t.name, count(s.id), count(s.id) filter (where s.state = 'in_force'), {_SUMS}
from org_team top join org_team own on own.path <@ top.path join org_member m on m.team_id = own.id
join coverage_standing s on s.member_id = m.id
left join org_team t on t.parent_id = top.id and own.path <@ t.path
where top.id = %(team)s and (%(all)s or m.id = %(me)s or m.team_id = any(%(teams)s))
group by grouping sets ((t.id, t.name, t.position), ())
order by grouping(t.id), t.position, t.name, t.id"""  # noqa: S608 - words of our own


def report(actor: Actor, team_id: int | None) -> dict[str, Any]:
    """Below a team; without one, below the highest team within reach."""
    team = _team(actor, team_id)
    with connection.cursor() as cursor:
        reach = list(actor.teams(cards.READ))
        cursor.execute(_TEAMS, {"team": team.pk, "all": _all(actor), "me": actor.member_id or 0, "teams": reach})
        found = cursor.fetchall()
    lines = [{"id": row[0], "name": row[1] or "", **dict(zip(_HEAD, row[2:], strict=True))} for row in found]
    people = Standing.objects.filter(member__team=team, member__in=cards.members_for(actor)).select_related("member")
    rows = list(people.order_by("-deviations", "member__name", "id")[: MOST_PEOPLE + 1])
    return {
        "team": {"id": team.pk, "name": team.name},
        "path": [one for one in _path(team) if _reaches(actor, one["id"])],
        "total": {**lines[-1], "id": team.pk, "name": team.name},
        "teams": [line for line in lines[:-1] if line["id"] is not None],
        "people": [_person(row) for row in rows[:MOST_PEOPLE]],
        "more": len(rows) > MOST_PEOPLE,
    }


def _person(row: Standing) -> dict[str, Any]:
    return {
        "id": row.member_id, "name": row.member.name, "state": row.state, "drafted": row.drafted, "number": row.number,
        "starts_on": row.starts_on, "parts": row.parts, "needed": row.needed and float(row.needed),
        "possible": row.possible, "worked_at": row.worked_at, **{name: getattr(row, name) for name in COLUMNS},
    }  # fmt: skip


def _team(actor: Actor, team_id: int | None) -> Team:
    rows = Team.objects.filter(closed_on=None)
    if team_id is not None:
        found = rows.filter(id=team_id).first() if _reaches(actor, team_id) else None
    elif _all(actor):
        found = rows.filter(parent=None).order_by("id").first()
    else:
        found = min(rows.filter(id__in=actor.team_ids), key=lambda one: (one.path.count("."), one.pk), default=None)
    if found is None:
        raise NotFound
    return found


def _reaches(actor: Actor, team_id: int) -> bool:
    return actor.reaches_team(cards.READ, team_id) or team_id in actor.team_ids


def _path(team: Team) -> list[dict[str, Any]]:
    """From the root down to the team."""
    ids = [int(part) for part in team.path.split(".")]
    names = dict(Team.objects.filter(id__in=ids).values_list("id", "name"))
    return [{"id": one, "name": names[one]} for one in ids]


def _all(actor: Actor) -> bool:
    return actor.scope(cards.READ) is Scope.all
