"""Outlets of a team, a person or a territory on the map: who serves each, on which route, and how its visits stand."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from yingdan.coverage.models import Route
from yingdan.customers.models import Customer
from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member, Team, Territory
from yingdan.routes.rules import standing
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

MOST = 10_000  # outlets of one map
PAGE = 50  # outlets of a page of the list beside it

# By outlets: how they are visited by the card in force of who serves them, else by the company's cycles; as
# visits/selectors/due.py says it by people.
_STANDING = f"""
with line as (
    select c.id, c.latitude::float8, c.longitude::float8, c.grade, c.owner_id, c.team_id, c.territory_id, o.route_id,
           coalesce(o.cycle_days, case c.grade when 'A' then k.cycle_a when 'B' then k.cycle_b when 'C' then k.cycle_c
                                               else k.cycle_none end, (%(visit)s::jsonb ->> c.grade)::int) as cycle,
           case when %(face)s then s.visit_last else s.contact_last end as last,
           {clock.day_sql("coalesce(c.owned_since, c.created_at)")} as since
    from customers_customer c
    left join coverage_card k on k.member_id = c.owner_id and k.status = 'issued'
         and k.starts_on <= %(today)s and (k.ends_on is null or k.ends_on >= %(today)s)
    left join coverage_outlet o on o.card_id = k.id and o.customer_id = c.id
    left join segments_standing s on s.customer_id = c.id
    where c.id = any(%(ids)s)
)
select id, latitude, longitude, grade, owner_id, team_id, territory_id, route_id, last, coalesce(last, since) + cycle
from line order by id"""  # noqa: S608 - words of our own
_BELOW = """
with recursive below (id) as (
    select id from org_territory where id = %s
    union select t.id from below b join org_territory t on t.parent_id = b.id
) select id from below"""


def on_map(
    actor: Actor, period: str, *, team: int | None = None, member: int | None = None, territory: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Points: [id, latitude, longitude, class, owner, team, territory, route, visited in the period, days late]; the
    names behind the numbers; how many outlets have no position."""
    today = clock.today()
    since = standing.begin(period, today)
    rows = _rows(actor, team=team, member=member, territory=territory)
    placed = rows.filter(latitude__isnull=False, longitude__isnull=False)
    ids = list(placed.values_list("id", flat=True).order_by()[: MOST + 1])
    found = _standing(ids[:MOST])
    points = [[*line[:8], int(standing.visited(line[8], since)), standing.days_late(line[9], today)] for line in found]
    unplaced = rows.filter(Q(latitude=None) | Q(longitude=None)).order_by()[: MOST + 1].count()
    return {
        "points": points, "more": len(ids) > MOST, "unplaced": unplaced, "since": since, "names": _names(points),
    }  # fmt: skip


def listed(actor: Actor, period: str, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Some outlets by name, in the order asked for; what is out of reach is left out."""
    today = clock.today()
    since = standing.begin(period, today)
    rows = {one.pk: one for one in visible_customers(actor).filter(id__among=list(ids)).select_related("owner")}
    stand = {line[0]: line for line in _standing([one for one in ids if one in rows])}
    return [_outlet(rows[one], stand[one][8], stand[one][9], since) for one in dict.fromkeys(ids) if one in rows]


def _outlet(row: Customer, last: Any, due_on: Any, since: Any) -> dict[str, Any]:
    late = standing.days_late(due_on, clock.today())
    return {
        "customer_id": row.pk, "name": row.name, "grade": row.grade, "owner": row.owner.name if row.owner else "",
        "place": " ".join(filter(None, (row.city, row.district))), "last_on": last, "due_on": due_on,
        "state": standing.state(late), "visited": standing.visited(last, since),
    }  # fmt: skip


def _rows(actor: Actor, *, team: int | None, member: int | None, territory: int | None) -> QuerySet[Customer]:
    rows = visible_customers(actor).exclude(status="lost")
    if member is not None:
        rows = rows.filter(owner=member)
    if team is not None:
        path = Team.objects.filter(id=team).values_list("path", flat=True).first() or ""
        below = Team.objects.filter(path__within=path).values_list("id", flat=True) if path else []
        rows = rows.filter(team_id__among=list(below))
    if territory is not None:
        with connection.cursor() as cursor:
            cursor.execute(_BELOW, [territory])
            rows = rows.filter(territory_id__among=[row[0] for row in cursor.fetchall()])
    return rows


def _standing(ids: Sequence[int]) -> list[tuple[Any, ...]]:
    row = segment_setup()
    params = {
        "ids": list(ids), "today": clock.today(), "face": row.face_to_face, "visit": json.dumps(visits(row)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, params)
        return list(cursor.fetchall())


def _names(points: Sequence[Sequence[Any]]) -> dict[str, dict[int, str]]:
    """Names of people, teams, territories and routes on the map; a route is named with its person's."""
    people, teams, areas, routes = ({point[at] for point in points} - {None} for at in (4, 5, 6, 7))
    lines = Route.objects.filter(id__among=list(routes)).values_list("id", "name", "card__member__name")
    return {
        "owner": dict(Member.objects.filter(id__among=list(people)).values_list("id", "name")),
        "team": dict(Team.objects.filter(id__among=list(teams)).values_list("id", "name")),
        "territory": dict(Territory.objects.filter(id__among=list(areas)).values_list("id", "name")),
        "route": {id_: f"{person} · {name}" for id_, name, person in lines},
    }
