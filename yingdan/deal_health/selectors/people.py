"""Whose deals stand how, team by team and person by person, as last counted."""

import json
from collections import Counter
from typing import Any

from django.db import connection

from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.kernel.actor import Actor
from yingdan.org.selectors.under import under

READ = "deal.read"
_SUMS = "sum(deals)::int, sum(amount)::text, sum(watch)::int, sum(risk)::int, sum(risk_amount)::text"
_KINDS = "coalesce(jsonb_agg(kinds) filter (where kinds <> '{}'), '[]')"
# The teams right below, each with all that lies under it; then the team's own people.
_TEAMS = f"""
select t.id, t.name, {_SUMS}, {_KINDS} from org_team t
join org_team b on b.path <@ t.path join deal_health_tally y on y.team_id = b.id
where t.parent_id = %(team)s group by t.id, t.name, t.position order by t.position, t.name"""  # noqa: S608 - our words
_MEMBERS = f"""
select m.id, coalesce(m.name, ''), {_SUMS}, {_KINDS}
from deal_health_tally y left join org_member m on m.id = y.owner_id
where y.team_id = %(team)s group by m.id, m.name order by sum(risk) desc, sum(watch) desc, m.name"""  # noqa: S608
NAMES = ("id", "name", "deals", "amount", "watch", "risk", "risk_amount")


def people(actor: Actor, team_id: int | None) -> dict[str, Any]:
    """Of a team (none given: the actor's own, or the whole company): the teams right below and its own people."""
    place = under(actor, READ, team_id)
    found: dict[str, Any] = {"team": None, "above": None, "teams": [], "members": [], "counted_at": upkeep().counted_at}
    if place is None:
        return found
    return {
        **found,
        "team": {"id": place.team.pk, "name": place.team.name},
        "above": place.above,
        "teams": _lines(_TEAMS, place.team.pk) if place.deep else [],
        "members": _lines(_MEMBERS, place.team.pk),
    }


def _lines(sql: str, team_id: int) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"team": team_id})
        rows = cursor.fetchall()
    return [{**dict(zip(NAMES, row, strict=False)), "kinds": _kinds(row[-1])} for row in rows]


def _kinds(found: str) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in json.loads(found):
        total.update(one)
    return dict(total)
