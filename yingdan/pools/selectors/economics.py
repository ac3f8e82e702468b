"""What pools are worth: how long records wait, what comes of them afterwards, who hoards and who revives."""

from datetime import date, timedelta
from typing import Any

from django.db import connection

from yingdan.kernel import clock

# Records that left a pool in the period, with what was won afterwards: until the record went back to a pool or to
# somebody else out of one, because what came then is the next one's.
_OUT = """
with went as (
    select m.*, extract(epoch from m.at - m.waited_since) / 86400 as waited,
           (m.at at time zone %(zone)s)::date as day, (n.at at time zone %(zone)s)::date as until
    from pools_move m left join lateral (
        select x.at from pools_move x
        where x.{column} = m.{column} and x.id > m.id and x.undone_at is null order by x.id limit 1
    ) n on true
    where m.kind in ('claim', 'assign') and m.undone_at is null and m.{column} is not null
      and m.at >= %(start)s and m.at < %(end)s and m.pool_id = any(%(pools)s)
), worth as (
    select w.id, count(d.id) as wins, coalesce(sum(d.amount), 0) as amount
    from went w left join {deals} and d.status = 'won' and d.closed_on >= w.day
         and (w.until is null or d.closed_on < w.until or (d.closed_on = w.until and d.owner_id = w.to_owner_id))
    group by w.id
)
"""
_DEALS = {
    "customer": "deals_deal d on d.customer_id = w.customer_id",
    "lead": "leads_lead l on l.id = w.lead_id left join deals_deal d on d.id = l.converted_deal_id",
}
_POOLS = """
select p.id, p.name,
  (select count(*) from pools_entry e where e.pool_id = p.id),
  (select avg(extract(epoch from now() - e.since) / 86400) from pools_entry e where e.pool_id = p.id),
  (select count(*) from pools_move m where m.pool_id = p.id and m.kind in ('recycle', 'release', 'put', 'onward')
     and m.undone_at is null and m.at >= %(start)s and m.at < %(end)s),
  (select count(*) from pools_move m where m.pool_id = p.id and m.kind = 'recycle'
     and m.undone_at is null and m.at >= %(start)s and m.at < %(end)s),
  count(w.id), avg(w.waited), coalesce(sum(o.wins), 0), coalesce(sum(o.amount), 0),
  count(w.id) filter (where o.wins > 0)
from pools_pool p left join went w on w.pool_id = p.id left join worth o on o.id = w.id
where p.id = any(%(pools)s) group by p.id order by p.position, p.id"""
_PEOPLE = """
, lost as (
    select m.from_owner_id as member, count(*) filter (where m.kind = 'recycle') as recycled,
           count(*) filter (where m.kind = 'release') as released
    from pools_move m where m.kind in ('recycle', 'release') and m.undone_at is null and m.{column} is not null
      and m.at >= %(start)s and m.at < %(end)s and m.pool_id = any(%(pools)s) group by 1
), got as (
    select w.to_owner_id as member, count(*) as claimed, sum(o.wins) as wins, sum(o.amount) as amount,
           count(*) filter (where o.wins > 0) as revived
    from went w join worth o on o.id = w.id group by 1
), held as (
    select r.owner_id as member, count(*) as held,
           count(*) filter (
               where coalesce(greatest(r.last_followup_at, r.owned_since), r.created_at) < %(idle)s
           ) as idle
    from {table} r where r.owner_id = any(%(members)s) group by 1
)
select m.id, m.name, t.name, coalesce(h.held, 0), coalesce(h.idle, 0), coalesce(g.claimed, 0), coalesce(l.recycled, 0),
       coalesce(l.released, 0), coalesce(g.revived, 0), coalesce(g.wins, 0), coalesce(g.amount, 0)
from org_member m join org_team t on t.id = m.team_id
left join lost l on l.member = m.id left join got g on g.member = m.id left join held h on h.member = m.id
where m.id = any(%(members)s) and (h.held > 0 or g.claimed > 0 or l.recycled > 0 or l.released > 0)
order by g.amount desc nulls last, h.idle desc nulls last, m.id limit 500"""
IDLE_DAYS = 30
POOL_COLUMNS = (
    "id",
    "name",
    "lying",
    "lying_days",
    "came",
    "recycled",
    "went",
    "waited_days",
    "wins",
    "amount",
    "revived",
)
PERSON_COLUMNS = ("id", "name", "team", "held", "idle", "claimed", "recycled", "released", "revived", "wins", "amount")


def economics(
    kind: str, table: str, start: date, end: date, pools: list[int], members: list[int]
) -> dict[str, list[dict[str, Any]]]:
    """Pools and people from `start` to `end` (both included); `amount` is won money."""
    column = f"{kind}_id"
    params: dict[str, Any] = {
        "start": clock.day_start(start), "end": clock.day_start(end + timedelta(1)), "pools": pools,
        "members": members, "zone": clock.company_zone().key, "idle": clock.now() - timedelta(IDLE_DAYS),
    }  # fmt: skip
    head = _OUT.format(column=column, deals=_DEALS[kind])
    with connection.cursor() as cursor:
        cursor.execute(head + _POOLS, params)
        found = [dict(zip(POOL_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
        cursor.execute(head + _PEOPLE.format(column=column, table=table), params)
        people = [dict(zip(PERSON_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    return {"pools": found, "people": people}
