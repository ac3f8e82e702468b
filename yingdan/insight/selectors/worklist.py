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

# Each list reads at most CAP + 1 rows of a kind, so that its cost has a limit, and then says "1,000+". For a whole
# company and for a person an index gives the worst first; for teams between, the rows inside the limit are a sample.
SQL = """
with due as materialized (
    (select 'overdue' as list, 'customer' as resource, c.id, c.name, c.next_contact_at as at, null::numeric as amount,
            c.owner_id
     from customers_customer c where {customer} and c.next_contact_at < %(midnight)s
     {by_contact} limit %(cap)s)
    union all
    (select 'today', 'customer', c.id, c.name, c.next_contact_at, null, c.owner_id
     from customers_customer c
     where {customer} and c.next_contact_at >= %(midnight)s and c.next_contact_at < %(tomorrow)s
     {by_contact} limit %(cap)s)
    union all
    (select 'overdue', 'deal', d.id, d.name, d.next_contact_at, d.amount, d.owner_id
     from deals_deal d where {deal} and d.status = 'open' and d.next_contact_at < %(midnight)s
     {by_contact} limit %(cap)s)
    union all
    (select 'today', 'deal', d.id, d.name, d.next_contact_at, d.amount, d.owner_id
     from deals_deal d
     where {deal} and d.status = 'open' and d.next_contact_at >= %(midnight)s and d.next_contact_at < %(tomorrow)s
     {by_contact} limit %(cap)s)
), forgotten as materialized (
    select 'forgotten' as list, 'customer' as resource, c.id, c.name, coalesce(c.last_followup_at, c.created_at) as at,
           null::numeric as amount, c.owner_id
    from customers_customer c
    where {customer} and c.status <> 'lost' and coalesce(c.last_followup_at, c.created_at) < %(long_ago)s
    {by_silence} limit %(cap)s
), risky as materialized (
    select 'risky' as list, 'deal' as resource, d.id, d.name, d.stage_entered_at as at, d.amount, d.owner_id
    from deals_deal d where {deal} and d.status = 'open' and d.expected_close < %(today)s
    order by d.amount desc, d.id desc limit %(cap)s
)
select n, lists.resource, lists.id, lists.name, lists.at, lists.amount, lists.list, m.name from (
    (select (select count(*) from due where list = 'overdue') as n, at as place, due.*
     from due where list = 'overdue' order by at, id limit %(items)s)
    union all
    (select (select count(*) from due where list = 'today'), at, due.*
     from due where list = 'today' order by at, id limit %(items)s)
    union all
    (select (select count(*) from forgotten), at, f.* from forgotten f order by at, id limit %(items)s)
    union all
    (select (select count(*) from risky), null, r.* from risky r order by amount desc, id desc limit %(items)s)
) lists left join org_member m on m.id = lists.owner_id
order by list, place, case list when 'risky' then -lists.amount end,
         case list when 'risky' then -lists.id else lists.id end
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
    worst_first = place.tree.is_whole or place.kind == "member"
    query = SQL.format(
        customer=where.format("c"), deal=where.format("d"), by_contact="order by next_contact_at" * worst_first,
        by_silence="order by coalesce(c.last_followup_at, c.created_at)" * worst_first,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        for count, resource, key, title, at, amount, name, owner in cursor.fetchall():
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
