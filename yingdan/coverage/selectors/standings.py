"""The line of each person on the list of cards, and the totals of teams."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count

from yingdan.coverage.models import Card, Finding, Standing
from yingdan.coverage.rules.kinds import KINDS, fixed
from yingdan.coverage.selectors import findings
from yingdan.kernel import clock

# Who is on the list: present people who own customers, or for whom a card was made; with the card that is being made or
# waits for its day.
_LISTED = """
select m.id, count(c.id), d.id is not null, p.number, p.starts_on
from org_member m
left join customers_customer c on c.owner_id = m.id and c.status <> 'lost'
left join coverage_card d on d.member_id = m.id and d.status = 'draft'
left join lateral (select number, starts_on from coverage_card p where p.member_id = m.id and p.status = 'issued'
                   and p.starts_on > %(today)s order by starts_on limit 1) p on true
where m.id = any(%(ids)s) and (m.ended_on is null or m.ended_on >= %(today)s)
group by 1, 3, 4, 5
having count(c.id) > 0 or exists (select from coverage_card k where k.member_id = m.id)"""
# Customers of a person that stand on the last card of somebody else: whoever had them before said how to visit them.
_TAKEN_OVER = """
select {by}, count(distinct c.id) from customers_customer c join coverage_outlet o on o.customer_id = c.id
join coverage_card k on k.id = o.card_id and k.status = 'issued' and k.ends_on is null and k.member_id <> c.owner_id
where c.owner_id = any(%(ids)s) and c.status <> 'lost' and not exists (
    select from coverage_outlet x join coverage_card y on y.id = x.card_id
    where x.customer_id = c.id and y.member_id = c.owner_id
      and (y.status = 'draft' or y.status = 'issued' and (y.ends_on is null or y.ends_on >= %(today)s)))
group by {by}"""


def worked_out(member_ids: Sequence[int], cards: Sequence[Card], params: dict[str, Any]) -> list[Standing]:
    """Lines of those people who are on the list, from the findings that were just written; not yet kept."""
    now, held = clock.now(), {card.member_id: card for card in cards}
    facts = facts_of(params)
    needed: dict[int, Decimal] = dict(findings.ask(findings.NEEDED, params))
    possible = dict(zip(params["cards"], params["possible"], strict=True))
    counts: dict[int, dict[str, int]] = {}
    rows = Finding.objects.filter(member_id__among=list(member_ids)).values_list("member_id", "kind")
    for member, kind, count in rows.annotate(Count("id")).order_by():
        counts.setdefault(member, {})[kind] = count
    with connection.cursor() as cursor:
        cursor.execute(_LISTED, {"ids": list(member_ids), "today": clock.today()})
        listed = cursor.fetchall()
    taken = taken_over(member_ids, "c.owner_id")
    made = []
    for member, customers, drafted, planned, planned_on in listed:
        own = counts.get(member, {})
        row = Standing(
            member_id=member, customers=customers, drafted=drafted, worked_at=now,
            taken_over=taken.get(member, 0),
            state="planned" if planned else "draft" if drafted else "none", number=planned, starts_on=planned_on,
            deviations=sum(own.values()), **{kind: own.get(kind, 0) for kind in KINDS},
        )  # fmt: skip
        if (card := held.get(member)) is not None:
            row.card, row.state, row.number, row.starts_on = card, "in_force", card.number, card.starts_on
            row.parts = sum(parts_of(card, facts[card.pk]).values())
            row.outlets = facts[card.pk][1]
            row.needed = round(needed.get(card.pk, Decimal(0)), 1)
            row.possible = possible[card.pk]
        made.append(row)
    return made


def taken_over(member_ids: Sequence[int], by: str) -> dict[int, int]:
    """How many customers there are of those, by `c.owner_id` or by whose card they are on (`k.member_id`)."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN_OVER.format(by=by), {"ids": list(member_ids), "today": clock.today()})
        return dict(cursor.fetchall())


def parts_of(card: Card, facts: Sequence[int]) -> dict[str, bool]:
    """Which of the seven a card fixes; `facts` are regions, outlets, those on a route, those with a cycle."""
    regions, outlets, routed, cycled = facts
    return fixed(
        regions=regions, outlets=outlets, routed=routed, cycled=cycled,
        hours=card.day_from is not None and card.day_to is not None, steps=len(card.steps),
    )  # fmt: skip


def facts_of(params: dict[str, Any]) -> dict[int, tuple[int, ...]]:
    """By card: regions, outlets, those on a route, those with a cycle."""
    return {row[0]: row[1:] for row in findings.ask(findings.FACTS, params)}
