"""Who is told before records go to a pool, and after: one message a person and day, however many records."""

from datetime import date
from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.platform.services import notify
from yingdan.pools.models import Sweep

# Owners of records whose last day is near, and their superiors (the manager, else the head of the team) nearer still.
_NEAR = """
with near as (
    select d.owner_id as owner, case when d.lead_id is null then 'customer' else 'lead' end as kind,
           d.due_on, d.due_on - %(day)s <= p.warn_superior_days as superior
    from pools_due d join pools_rule r on r.id = d.rule_id join pools_pool p on p.id = r.pool_id
    where d.due_on >= %(day)s and d.due_on - %(day)s <= p.warn_days
), told as (
    select owner as member, 'owner' as role, kind, count(*) as records, array[owner] as people, min(due_on) as first,
           max(due_on) as last
    from near group by owner, kind
    union all
    select coalesce(m.manager_id, t.manager_id), 'superior', n.kind, count(*), array_agg(distinct n.owner),
           min(n.due_on), max(n.due_on)
    from near n join org_member m on m.id = n.owner join org_team t on t.id = m.team_id
    where n.superior and coalesce(m.manager_id, t.manager_id) <> m.id group by 1, 3
), kept as (
    insert into pools_warned (member_id, day, role, records)
    select member, %(day)s, role, sum(records) from told group by member, role
    on conflict do nothing returning member_id, role
)
select m.user_id, told.role, told.kind, told.records, told.people, told.first, told.last
from told join kept on kept.member_id = told.member and kept.role = told.role join org_member m on m.id = told.member
where m.ended_on is null or m.ended_on >= %(day)s
order by 1, 2, 3"""
_LOST = """
select m.user_id, case when x.lead_id is null then 'customer' else 'lead' end, count(*)
from pools_move x join org_member m on m.id = x.from_owner_id
where x.sweep_id = %(sweep)s and x.kind = 'recycle' and (m.ended_on is null or m.ended_on >= %(day)s)
group by 1, 2 order by 1, 2"""
PATHS = {"customer": "/customers", "lead": "/leads"}
NAMED = 15  # people that a link can name


def tell(day: date) -> int:
    """Warns owners and superiors, once a day; says how many messages."""
    rows = _rows(_NEAR, {"day": day})
    for user, role, kind, records, people, first, last in rows:
        days = (first - clock.today()).days
        params = {"count": records, "people": len(people), "first": first.isoformat(), "days": days}
        path = _path(kind, [] if role == "owner" else people, first, last)
        notify.send([user], f"pool.warning_{role}_{kind}", params, path)
    return len(rows)


def _path(kind: str, people: list[int], first: date, last: date) -> str:
    """The list of just these records; a notice holds a short address only, so the page makes a filter of it."""
    of = f"&of={','.join(map(str, people))}" if 0 < len(people) <= NAMED else ""
    return f"{PATHS[kind]}?scope={'all' if people else 'mine'}&due={first}..{last}{of}"


def tell_recycled(sweep: Sweep) -> int:
    """Tells former owners what went; says how many messages."""
    rows = _rows(_LOST, {"sweep": sweep.pk, "day": sweep.day})
    for user, kind, count in rows:
        notify.send([user], f"pool.recycled_{kind}", {"count": count}, "/pools/moves?scope=mine")
    return len(rows)


def _rows(sql: str, params: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
