"""Months of an outlet for the distribution: what it had of which product, and its turnover as its weight."""

from datetime import datetime
from typing import Any

from django.db import connection

from yingdan.kernel import clock

# Rows of the products, and the one without product that says the outlet belongs to the month's universe. Turnover is
# what was sold at the price ordered for, else at the list price; negative sell-through is no turnover.
_ROWS = """
with entries as (
    select e.product_id, date_trunc('month', e.day)::date as month, e.sold, e.received, e.returned, e.ordered,
           e.closing, e.at, e.id, greatest(e.sold, 0) * coalesce(e.price, p.list_price, 0) * 100 as value
    from outlets_ledgerentry e join catalog_product p on p.id = e.product_id
    where e.customer_id = %(customer)s and e.day >= %(since)s
), products as (
    select month, product_id, sum(sold)::int as sold, sum(received)::int as received, sum(returned)::int as returned,
           sum(ordered)::int as ordered, (array_agg(closing order by at desc, id desc))[1] as closing,
           bool_or(closing > 0 or sold > 0 or ordered > 0 or received > 0) as carried, round(sum(value)) as value
    from entries group by month, product_id
), weights as (
    select month, sum(value)::bigint as weight from products group by month
), now as (
    select month, product_id, sold, received, returned, ordered, closing, carried from products
    union all
    select month, null, sum(sold)::int, sum(received)::int, sum(returned)::int, sum(ordered)::int,
           sum(closing)::int, true
    from products group by month
)
"""
_GONE = """
delete from outlets_outletmonth m where m.customer_id = %(customer)s and m.month >= %(since)s
and not exists (select from now where now.month = m.month and now.product_id is not distinct from m.product_id)
"""
_KEEP = """
insert into outlets_outletmonth (customer_id, product_id, month, sold, received, returned, ordered, closing, carried,
                                 weight, owner_id, team_id, channel, province, city)
select c.id, now.product_id, now.month, now.sold, now.received, now.returned, now.ordered, now.closing, now.carried,
       w.weight, c.owner_id, c.team_id, c.level, c.province, c.city
from now join weights w using (month) join customers_customer c on c.id = %(customer)s
on conflict (customer_id, month, product_id) do update set
    sold = excluded.sold, received = excluded.received, returned = excluded.returned, ordered = excluded.ordered,
    closing = excluded.closing, carried = excluded.carried, weight = excluded.weight, owner_id = excluded.owner_id,
    team_id = excluded.team_id, channel = excluded.channel, province = excluded.province, city = excluded.city
where (outlets_outletmonth.sold, outlets_outletmonth.received, outlets_outletmonth.returned,
       outlets_outletmonth.ordered, outlets_outletmonth.closing, outlets_outletmonth.carried,
       outlets_outletmonth.weight, outlets_outletmonth.owner_id, outlets_outletmonth.team_id,
       outlets_outletmonth.channel, outlets_outletmonth.province, outlets_outletmonth.city)
      is distinct from
      (excluded.sold, excluded.received, excluded.returned, excluded.ordered, excluded.closing, excluded.carried,
       excluded.weight, excluded.owner_id, excluded.team_id, excluded.channel, excluded.province, excluded.city)
"""


def rework(customer_id: int, since: datetime) -> None:
    """The outlet's months from the one of a moment on."""
    params: dict[str, Any] = {"customer": customer_id, "since": clock.business_day(since).replace(day=1)}
    with connection.cursor() as cursor:
        cursor.execute(f"{_ROWS}{_GONE}", params)
        cursor.execute(f"{_ROWS}{_KEEP}", params)
