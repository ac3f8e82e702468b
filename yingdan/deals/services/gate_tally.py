"""Counts how deals passed the gates, so that the report never grows with the company."""

from django.db import connection, transaction

# A deal counts once for a stage: how it left it the last time, and how it ended.
_COUNT = """
with last as (
    select distinct on (stage_id, deal_id) stage_id, deal_id, team_id, at, result
    from deals_gatepassage where result <> 'refused' order by stage_id, deal_id, at desc, id desc
), held as (
    select stage_id, team_id, date_trunc('month', at at time zone %(zone)s)::date as month, count(*) as n
    from deals_gatepassage where result = 'refused' group by 1, 2, 3
)
insert into deals_gatetally (stage_id, team_id, month, result, status, count, refusals)
select l.stage_id, l.team_id, date_trunc('month', l.at at time zone %(zone)s)::date, l.result, d.status, count(*), 0
from last l join deals_deal d on d.id = l.deal_id group by 1, 2, 3, 4, 5
union all
select stage_id, team_id, month, 'refused', '', 0, n from held
"""


@transaction.atomic
def count(zone: str) -> None:
    """Counts anew, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute("delete from deals_gatetally")
        cursor.execute(_COUNT, {"zone": zone})
