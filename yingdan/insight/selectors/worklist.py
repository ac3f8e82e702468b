"""Lists of what to do: follow-ups due, forgotten customers, deals at risk – three lists in one query."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from yingdan.insight.selectors.drills import Drill, drill, rule
from yingdan.kernel import clock
from yingdan.targets.selectors import nodes

CAP = 1000
ITEMS = 20

# Each list reads at most CAP + 1 rows, so that its cost has a limit; for a whole company the lists are samples and the
# counts say "1,000+". The order inside the limit is only asked for where an index or a small set gives it.
SQL = """
with due as materialized (
    (select 'customer' as resource, c.id, c.name, c.next_contact_at as at, null::numeric as amount, c.owner_id,
            '' as why
     from customers_customer c where {customer} and c.next_contact_at < %(tomorrow)s limit %(cap)s)
    union all
    (select 'deal', d.id, d.name, d.next_contact_at, d.amount, d.owner_id, ''
     from deals_deal d where {deal} and d.status = 'open' and d.next_contact_at < %(tomorrow)s limit %(cap)s)
), forgotten as materialized (
    select 'customer' as resource, c.id, c.name, coalesce(c.last_followup_at, c.created_at) as at,
           null::numeric as amount, c.owner_id, '' as why
    from customers_customer c
    where {customer} and c.status <> 'lost' and (c.last_followup_at < %(long_ago)s
          or (c.last_followup_at is null and c.created_at < %(long_ago)s)) limit %(cap)s
), risky as materialized (
    select 'deal' as resource, d.id, d.name, d.stage_entered_at as at, d.amount, d.owner_id, 'overdue' as why
    from deals_deal d where {deal} and d.status = 'open' and d.expected_close < %(today)s
    -- + 0: the few overdue ones are found by date and then sorted; by the index on amounts all deals would be read
    order by d.amount + 0 desc, d.id desc limit %(cap)s
)
select * from (
    (select 'overdue' as list, count(*) over () as n, due.*
     from due where at < %(midnight)s order by at, id limit %(items)s)
    union all
    (select 'today', count(*) over (), due.* from due where at >= %(midnight)s order by at, id limit %(items)s)
    union all
    (select 'forgotten', count(*) over (), f.* from forgotten f order by at, id limit %(items)s)
    union all
    (select 'risky', count(*) over (), r.* from risky r order by amount desc, id desc limit %(items)s)
) lists left join (select id as member_id, name as owner_name from org_member) m on m.member_id = lists.owner_id
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A record to look at."""

    resource: str
    id: int
    name: str
    at: datetime | None
    fen: int | None
    owner: str | None
    path: str


@dataclass(slots=True)
class Listing:
    """A list: the first items, how many there are (`capped`: at least so many), and what opens them all."""

    count: int
    capped: bool
    drills: list[Drill]
    items: list[Item] = field(default_factory=list)


def read(place: nodes.Place, forgotten_days: int) -> dict[str, Listing]:
    """overdue, today (follow-ups), forgotten (customers), risky (open deals past their expected close)."""
    today = clock.today()
    long_ago = clock.day_start(today - timedelta(forgotten_days))
    where = "{0}.owner_id = %(owner)s" if place.kind == "member" else "{0}.team_id = any(%(teams)s)"
    if place.tree.is_whole:
        where = "{0}.team_id is not null"
    found = {name: Listing(0, False, drills) for name, drills in _drills(place, today, forgotten_days).items()}
    params = {
        "owner": place.owner, "teams": place.teams, "today": today, "midnight": clock.day_start(today),
        "tomorrow": clock.day_start(today + timedelta(1)), "long_ago": long_ago, "cap": CAP + 1, "items": ITEMS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(customer=where.format("c"), deal=where.format("d")), params)
        for name, count, resource, key, title, at, amount, _, _, _, owner in cursor.fetchall():
            listing = found[name]
            listing.count, listing.capped = min(count, CAP), count > CAP
            listing.items.append(_item(resource, key, title, at, amount, owner))
    return found


def _item(resource: str, key: int, title: str, at: datetime | None, amount: Any, owner: str | None) -> Item:
    path = f"/{'customers' if resource == 'customer' else 'deals'}/{key}"
    return Item(resource, key, title, at, None if amount is None else int(amount * 100), owner, path)


def _drills(place: nodes.Place, today: date, forgotten_days: int) -> dict[str, list[Drill]]:
    mine = nodes.rules(place)
    is_open = rule("status", "=", "open")
    late, now = rule("next_contact_at", "<", today.isoformat()), rule("next_contact_at", "=", today.isoformat())
    long_ago = (today - timedelta(forgotten_days)).isoformat()
    never = {"combinator": "and", "rules": [rule("last_followup_at", "null"), rule("created_at", "<", long_ago)]}
    forgotten = {"combinator": "or", "rules": [rule("last_followup_at", "<", long_ago), never]}
    return {
        "overdue": [drill("customer", late, *mine), drill("deal", is_open, late, *mine)],
        "today": [drill("customer", now, *mine), drill("deal", is_open, now, *mine)],
        "forgotten": [drill("customer", rule("status", "!=", "lost"), forgotten, *mine)],
        "risky": [drill("deal", is_open, rule("expected_close", "<", today.isoformat()), *mine)],
    }
