"""Which customers are to be visited when, by the card in force and the company's cycles; for some people at once."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.segments.selectors.setup import setup as segment_setup
from yingdan.segments.selectors.setup import visits

# The cycle is the outlet's own on the card, else that of its class on the card, else the company's; it counts from the
# last visit, without one from the day on which the customer came to its owner. The same as coverage's findings.
_DUE = f"""
with card as materialized (
    select k.* from coverage_card k where k.member_id = any(%(members)s) and k.status = 'issued'
       and k.starts_on <= %(today)s and (k.ends_on is null or k.ends_on >= %(today)s)
), line as materialized (
    select c.id, c.owner_id, c.name, c.grade,
           coalesce(o.cycle_days, case c.grade when 'A' then k.cycle_a when 'B' then k.cycle_b when 'C' then k.cycle_c
                                               else k.cycle_none end, (%(visit)s::jsonb ->> c.grade)::int) as cycle,
           o.id is not null as listed,
           case when %(face)s then s.visit_last else s.contact_last end as last,
           {clock.day_sql("coalesce(c.owned_since, c.created_at)")} as since
    from customers_customer c left join card k on k.member_id = c.owner_id
    left join coverage_outlet o on o.card_id = k.id and o.customer_id = c.id
    left join segments_standing s on s.customer_id = c.id
    where c.owner_id = any(%(members)s) and c.status <> 'lost'
), due as (
    select *, coalesce(last, since) + cycle as due_on from line where cycle is not null
)
select d.id, d.owner_id, d.name, d.grade, d.cycle, d.listed, d.last, d.due_on,
       (select min(p.day) from visits_plan p where p.customer_id = d.id and p.member_id = d.owner_id
        and p.status = 'planned' and p.day >= %(today)s) as planned_on
from due d where d.due_on <= %(until)s and (%(customers)s::bigint[] is null or d.id = any(%(customers)s))
order by d.due_on, d.id limit %(limit)s offset %(offset)s"""  # noqa: S608 - words of our own
_NAMES = ("customer_id", "member_id", "name", "grade", "cycle", "listed", "last_visit_on", "due_on", "planned_on")


def of_members(
    member_ids: Iterable[int], until: date, *, customer_ids: list[int] | None = None, limit: int = 200,
    offset: int = 0,
) -> list[dict[str, Any]]:  # fmt: skip
    """Customers of these people that are due until a day, longest overdue first."""
    row, today = segment_setup(), clock.today()
    params: dict[str, Any] = {
        "members": list(member_ids), "today": today, "until": until, "face": row.face_to_face,
        "visit": json.dumps(visits(row)), "customers": customer_ids, "limit": limit, "offset": offset,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_DUE, params)
        found = [dict(zip(_NAMES, line, strict=True)) for line in cursor.fetchall()]
    return [{**one, "overdue_days": max((today - one["due_on"]).days, 0)} for one in found]
