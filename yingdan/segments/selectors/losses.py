"""Losses by reason and by competitor, with what the customers bought in the year before."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.segments.models import LostReason

# The year before a loss is what went with it. A loss is counted on the company's day.
_REPORT = """
with lost as materialized (
    select l.id, l.customer_id, l.reason_id, l.competitor, l.back_at, l.lost_at
    from segments_loss l where l.lost_at >= %s and l.lost_at < %s and l.customer_id in ({customers})
), valued as (
    select l.*, coalesce((
        select sum(d.amount) from deals_deal d where d.customer_id = l.customer_id and d.status = 'won'
        and d.closed_on > ({lost_on} - 365) and d.closed_on <= {lost_on}), 0) as amount
    from lost l
)
select {by}, count(*), count(back_at), sum(amount) from valued v {joins} where {only} group by 1 order by 2 desc, 1"""


def reasons() -> QuerySet[LostReason]:
    """All of them, archived ones last."""
    return LostReason.objects.order_by("archived_at", "position", "id")


def report(actor: Actor, start: date | None, end: date | None) -> dict[str, Any]:
    """By reason and by competitor: how many, how many of them came back, what they bought in the year before."""
    actor.need("customer.read")
    last = end or clock.today()
    first = start or last - timedelta(365)
    if last < first:
        raise invalid("end", "end_before_start")
    return {
        "start": first,
        "end": last,
        "reasons": _lines(actor, first, last, "coalesce(r.name, '')",
                          "left join segments_lostreason r on r.id = v.reason_id", "true"),
        "competitors": _lines(actor, first, last, "v.competitor", "", "v.competitor <> ''")[:20],
    }  # fmt: skip


def _lines(actor: Actor, first: date, last: date, by: str, joins: str, only: str) -> list[dict[str, Any]]:
    customers, params = visible_customers(actor).order_by().values("id").query.sql_with_params()
    sql = _REPORT.format(customers=customers, by=by, joins=joins, only=only, lost_on=clock.day_sql("l.lost_at"))
    with connection.cursor() as cursor:
        cursor.execute(sql, [clock.day_start(first), clock.day_start(last + timedelta(1)), *params])
        return [
            {"name": name, "count": count, "back": back, "fen": int(amount * 100)}
            for name, count, back, amount in cursor.fetchall()
        ]
