"""Whose customers need a word, team by team and person by person, as of the last night."""

from typing import Any

from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.org.selectors.under import under
from yingdan.segments.selectors.setup import setup

READ = "customer.read"
_SUMS = "sum(customers)::int, sum(visits)::int, sum(buying)::int, sum(contact)::int, sum(dormant)::int"
# The teams right below, each with all that lies under it; then the team's own people.
_TEAMS = f"""
select t.id, t.name, {_SUMS} from org_team t
join org_team b on b.path <@ t.path join segments_tally y on y.team_id = b.id
where t.parent_id = %(team)s group by t.id, t.name, t.position order by t.position, t.name"""  # noqa: S608 - our words
_MEMBERS = f"""
select m.id, coalesce(m.name, ''), {_SUMS} from segments_tally y left join org_member m on m.id = y.owner_id
where y.team_id = %(team)s group by m.id, m.name order by sum(visits + buying + contact + dormant) desc, m.name"""  # noqa: S608


def people(actor: Actor, team_id: int | None) -> dict[str, Any]:
    """Of a team (none given: the actor's own, or the whole company): the teams right below and its own people."""
    place = under(actor, READ, team_id)
    if place is None:
        return {"team": None, "above": None, "teams": [], "members": [], "worked_on": setup().worked_on}
    return {
        "team": {"id": place.team.pk, "name": place.team.name},
        "above": place.above,
        "teams": _lines(_TEAMS, place.team.pk) if place.deep else [],
        "members": _lines(_MEMBERS, place.team.pk),
        "worked_on": setup().worked_on,
    }


def _lines(sql: str, team_id: int) -> list[dict[str, Any]]:
    names = ("id", "name", "customers", "visits", "buying", "contact", "dormant")
    with connection.cursor() as cursor:
        cursor.execute(sql, {"team": team_id})
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
