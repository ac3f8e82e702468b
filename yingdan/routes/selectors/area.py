"""Outlets of a team, a person or a territory on the map: who serves each, on which route, and how its visits stand."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
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
KNOWN = timedelta(730)  # how far back follow-ups are looked at, as segments do
PAGE = 50  # outlets of a page of the list beside it

# By outlets: how they are visited by the card in force of who serves them, else by the company's cycles; as
# visits/selectors/due.py says it by people.
_STANDING = f"""
with line as (
    select c.id, c.latitude::float8, c.longitude::float8, c.grade, c.owner_id, c.team_id, c.territory_id, o.route_id,
           coalesce(o.cycle_days, case c.grade when 'A' then k.cycle_a when 'B' then k.cycle_b when 'C' then k.cycle_c
                                               else k.cycle_none end, (%(visit)s::jsonb ->> c.grade)::int) as cycle,
           case when %(face)s then s.visit_last else s.contact_last end as last,
           {clock.day_sql("coalesce(c.owned_since, c.created_at)")} as since, t.made, t.before
    from customers_customer c
    left join coverage_card k on k.member_id = c.owner_id and k.status = 'issued'
         and k.starts_on <= %(today)s and (k.ends_on is null or k.ends_on >= %(today)s)
    left join coverage_outlet o on o.card_id = k.id and o.customer_id = c.id
    left join segments_standing s on s.customer_id = c.id
    left join lateral (
        select count(distinct d.day) filter (where d.day >= %(since)s) as made,
               max(d.day) filter (where d.day < %(since)s) as before
        from (select {clock.day_sql("f.happened_at")} as day from customers_followup f
              where f.customer_id = c.id and f.happened_at >= %(known)s and f.happened_at < %(tomorrow)s
                and (not %(face)s or f.method in ('visit', 'meeting', 'demo'))) d
    ) t on true
    where c.id = any(%(ids)s)
)
select id, latitude, longitude, grade, owner_id, team_id, territory_id, route_id, last, coalesce(last, since) + cycle,
       made, cycle, coalesce(before, since)
from line order by id"""  # noqa: S608 - words of our own
_BELOW = """
with recursive below (id) as (
    select id from org_territory where id = %s
    union select t.id from below b join org_territory t on t.parent_id = b.id
) select id from below"""


def on_map(
    actor: Actor, period: str, *, team: int | None = None, member: int | None = None, territory: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Points: [id, latitude, longitude, class, owner, team, territory, route, days with a visit in the period, days
    late, visits that the cycle asked for in the period]; the names behind the numbers; outlets without a position."""
    today = clock.today()
    since = standing.begin(period, today)
    rows = _rows(actor, team=team, member=member, territory=territory)
    placed = rows.filter(latitude__isnull=False, longitude__isnull=False)
    ids = list(placed.values_list("id", flat=True).order_by()[: MOST + 1])
    points = [
        [*line[:8], line[10], standing.days_late(line[9], today), standing.wanted(line[11], line[12], since, today)]
        for line in _standing(ids[:MOST], since)
    ]
    unplaced = rows.filter(Q(latitude=None) | Q(longitude=None)).order_by()[: MOST + 1].count()
    return {
        "points": points, "more": len(ids) > MOST, "unplaced": unplaced, "since": since, "names": _names(points),
    }  # fmt: skip


def listed(actor: Actor, period: str, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Some outlets by name, in the order asked for; what is out of reach is left out."""
    today = clock.today()
    since = standing.begin(period, today)
    rows = {one.pk: one for one in visible_customers(actor).filter(id__among=list(ids)).select_related("owner")}
    stand = {line[0]: line for line in _standing([one for one in ids if one in rows], since)}
    return [_outlet(rows[one], stand[one], since) for one in dict.fromkeys(ids) if one in rows]


def _outlet(row: Customer, line: Sequence[Any], since: date) -> dict[str, Any]:
    today = clock.today()
    return {
        "customer_id": row.pk, "name": row.name, "grade": row.grade, "owner": row.owner.name if row.owner else "",
        "place": " ".join(filter(None, (row.city, row.district))), "last_on": line[8], "due_on": line[9],
        "state": standing.state(standing.days_late(line[9], today)), "made": line[10],
        "wanted": standing.wanted(line[11], line[12], since, today),
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


def _standing(ids: Sequence[int], since: date) -> list[tuple[Any, ...]]:
    row, today = segment_setup(), clock.today()
    params: dict[str, Any] = {
        "ids": list(ids), "today": today, "face": row.face_to_face, "visit": json.dumps(visits(row)), "since": since,
        "known": clock.day_start(since - KNOWN), "tomorrow": clock.day_start(today + timedelta(1)),
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
