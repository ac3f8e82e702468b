"""What hangs on imported deals: stage history, lines, the customers' status; all in bulk."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from yingdan.customers.services import customers
from yingdan.deals.importers.columns import Book, closing_day, day_start, entered_at
from yingdan.deals.services import gates
from yingdan.kernel.actor import Actor
from yingdan.platform.resources.spec import Values

# After an update: the stay in a former stage ends now, the one in the present stage begins, closed deals stay nowhere.
_MOVED = """
create temp table deals_moved on commit drop as
select d.id, d.stage_id, d.status from deals_deal d
left join lateral (select e.stage_id, e.left_at from deals_stageentry e where e.deal_id = d.id
                   order by e.entered_at desc, e.id desc limit 1) last on true
where d.id = any(%(ids)s)
and (last.stage_id is distinct from d.stage_id or (d.status = 'open') <> (last.left_at is null));
update deals_stageentry e set left_at = greatest(e.entered_at, now())
from deals_moved m where e.deal_id = m.id and e.left_at is null and (e.stage_id <> m.stage_id or m.status <> 'open');
insert into deals_stageentry (deal_id, stage_id, entered_at, left_at, by_id)
select m.id, m.stage_id, now(), case when m.status <> 'open' then now() end, %(by)s from deals_moved m
where not exists (select from deals_stageentry e where e.deal_id = m.id and e.stage_id = m.stage_id
                  and (e.left_at is null or m.status <> 'open'));
update deals_deal d set stage_entered_at = now() from deals_moved m where d.id = m.id and d.status = 'open';
drop table deals_moved;
"""
# The furthest stage is never forgotten, and the win rate follows status and stage unless overridden.
_FIT = """
update deals_deal d set furthest = f.furthest, probability = f.probability
from (select d.id, greatest(d.furthest, (select max(s.position) from deals_stageentry e join deals_stage s
                                          on s.id = e.stage_id where e.deal_id = d.id)) as furthest,
             case when d.status = 'won' then 100 when d.status <> 'open' then 0
                  when d.probability_set then d.probability else s.probability end as probability
      from deals_deal d join deals_stage s on s.id = d.stage_id where d.id = any(%(ids)s)) f
where d.id = f.id and (d.furthest, d.probability) is distinct from (f.furthest, f.probability)
"""
# A single line follows the deal; several lines say what it is worth.
_LINES = """
update deals_dealline l set product_id = coalesce(d.product_id, l.product_id), price = d.amount / l.quantity,
       amount = d.amount
from deals_deal d where l.deal_id = d.id and d.id = any(%(ids)s) and l.quantity <> 0
and (l.amount, l.product_id) is distinct from (d.amount, coalesce(d.product_id, l.product_id))
and 1 = (select count(*) from deals_dealline o where o.deal_id = d.id);
update deals_deal d set amount = l.amount
from (select deal_id, sum(amount) as amount from deals_dealline where deal_id = any(%(ids)s)
      group by deal_id having count(*) > 1) l where d.id = l.deal_id and d.amount <> l.amount;
insert into deals_dealline (deal_id, product_id, quantity, price, amount, position)
select d.id, d.product_id, 1, d.amount, d.amount, 1 from deals_deal d where d.id = any(%(ids)s)
and d.product_id is not null and not exists (select from deals_dealline l where l.deal_id = d.id);
"""


def after(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Stage history and lines of new deals."""
    book = Book(actor, rows)
    stays, lines = [], []
    for deal_id, row in zip(ids, rows, strict=True):
        start = entered_at(row, book.now)
        stays.append((deal_id, book.stage(row).id, start, _left_at(row, start, book), actor.member_id))
        if row.get("product"):
            amount = row.get("amount")
            worth = amount if amount is not None else book.products[row["product"]][1] or Decimal(0)
            lines.append((deal_id, row["product"], 1, worth, worth, 1))
    _copy("deals_stageentry (deal_id, stage_id, entered_at, left_at, by_id)", stays)
    _copy("deals_dealline (deal_id, product_id, quantity, price, amount, position)", lines)
    customers.mark_buyers({row["customer"] for row in rows if row.get("status") == "won" and row.get("customer")})


def changed(actor: Actor, ids: list[int], rows: list[Values]) -> None:
    """Brings history, win rate and lines of changed deals up to date; one that may not leave its stage is refused."""
    gates.imported(actor, ids)
    with connection.cursor() as cursor:
        for statement in (*_MOVED.split(";\n"), _FIT, *_LINES.split(";\n")):
            if statement.strip():
                cursor.execute(statement, {"ids": ids, "by": actor.member_id})
    customers.mark_buyers({row["customer"] for row in rows if row.get("status") == "won" and row.get("customer")})


def _left_at(row: Values, start: datetime, book: Book) -> datetime | None:
    day = closing_day(row, book.today)
    if day is None:
        return None
    return max(start, min(book.now, day_start(day + timedelta(days=1))))


def _copy(target: str, rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor, cursor.copy(f"copy {target} from stdin") as stream:
        for row in rows:
            stream.write_row(row)
