"""Who is not published: on no board, in no broadcast, on no screen. Their figures stay in the sums of their teams."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Max

from yingdan.insight.models import Unpublished
from yingdan.kernel import clock

# A team or region is not published either when nobody is left in it who is: its figure would be theirs.
_HIDDEN = """
with people as (
    select member_id as id from insight_unpublished where member_id is not null
    union
    select m.id from insight_unpublished u join org_team top on top.id = u.team_id
        join org_team t on t.path <@ top.path join org_member m on m.team_id = t.id
), teams as (
    select t.id from insight_unpublished u join org_team top on top.id = u.team_id join org_team t on t.path <@ top.path
), touched as (
    select distinct up.id, up.path from people p join org_member m on m.id = p.id join org_team t on t.id = m.team_id
        join org_team up on up.path @> t.path
), emptied as (
    select up.id from touched up join org_team t on t.path <@ up.path join org_member m on m.team_id = t.id
    left join people p on p.id = m.id
    where m.ended_on is null or m.ended_on >= %s group by up.id having bool_and(p.id is not null)
)
select array(select id from people), array(select id from teams union select id from emptied)
where exists (select from insight_unpublished)"""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Members and teams that are not shown."""

    members: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()

    def among(self, by: str) -> frozenset[int]:
        """Those that a board of this kind leaves out."""
        return self.members if by == "person" else self.teams


def hidden() -> Hidden:
    """As it is now; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_HIDDEN, [clock.today()])
        row = cursor.fetchone()
    return Hidden(frozenset(row[0]), frozenset(row[1])) if row else Hidden()


def stamp() -> int:
    """Changes with whom the list names."""
    found = Unpublished.objects.aggregate(number=Count("id"), last=Max("id"))
    return int(found["number"]) * 1_000_003 + int(found["last"] or 0)
