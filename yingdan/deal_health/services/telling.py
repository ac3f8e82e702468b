"""The morning of a workday: owners learn which of their deals are newly at risk, superiors what it comes to below them.

A deal is told once while it stays at risk; one that recovers and falls back is told again.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from yingdan.deal_health.models import Upkeep
from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.kernel import clock
from yingdan.org.selectors import calendar
from yingdan.platform.models import Notification
from yingdan.platform.services import notify

HOUR = 8  # of the company's day
PATH = "/deal-health"
_OVER = """
delete from deal_health_told t where not exists
    (select from deal_health_standing h where h.deal_id = t.deal_id and h.level = 'risk')"""
# One row for each owner with deals newly at risk; the superior is their own, else who leads the nearest team above.
_FRESH = """
with fresh as (
    insert into deal_health_told (deal_id, day)
    select h.deal_id, %(today)s from deal_health_standing h
    join deals_deal d on d.id = h.deal_id join org_member m on m.id = d.owner_id
    where h.level = 'risk' and d.status = 'open' and (m.ended_on is null or m.ended_on >= %(today)s)
    on conflict (deal_id) do nothing returning deal_id
), held as materialized (
    select d.owner_id, count(*) as deals, sum(d.amount) as amount,
           (array_agg(d.id order by d.amount desc, d.id))[1] as largest
    from fresh f join deals_deal d on d.id = f.deal_id group by 1
)
select m.user_id, m.name, h.deals, h.amount, d.id, d.name, d.amount, cardinality(t.kinds), s.user_id
from held h join org_member m on m.id = h.owner_id join deals_deal d on d.id = h.largest
join deal_health_standing t on t.deal_id = d.id
left join org_member s on s.id = coalesce(
    (select b.id from org_member b where b.id = m.manager_id and (b.ended_on is null or b.ended_on >= %(today)s)),
    (select lead.id from org_team own
     join org_team above on own.path <@ above.path join org_member lead on lead.id = above.manager_id
     where own.id = m.team_id and lead.id <> m.id and (lead.ended_on is null or lead.ended_on >= %(today)s)
     order by nlevel(above.path) desc limit 1))
order by m.id"""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is newly at risk of one owner, with the largest deal of it."""

    user: int
    owner: str
    deals: int
    amount: Decimal
    largest: int
    name: str
    worth: Decimal
    signals: int
    superior: int | None


def due() -> bool:
    """Once a workday, from eight o'clock on, when the night has worked."""
    row, now, today = upkeep(), clock.now().astimezone(clock.company_zone()), clock.today()
    return row.worked_on == today != row.told_on and now.hour >= HOUR and calendar.load().is_workday(today)


@transaction.atomic
def tell() -> int:
    """Tells everybody concerned; says how many notices went out. A second worker finds the day done."""
    row = Upkeep.objects.select_for_update().get(id=upkeep().pk)
    if row.told_on == clock.today():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_OVER)
        cursor.execute(_FRESH, {"today": clock.today()})
        found = [Fresh(*values) for values in cursor.fetchall()]
    notices = [*(_to_owner(one) for one in found), *_to_superiors(found)]
    notify.send_all(notices)
    row.told_on = clock.today()
    row.save(update_fields=["told_on"])
    return len(notices)


def _to_owner(one: Fresh) -> Notification:
    if one.deals > 1:
        params: dict[str, Any] = {"count": one.deals, "amount": f"{one.amount:,.2f}", "name": one.name}
        return Notification(user_id=one.user, kind="deal_health.risk_many", params=params, path=PATH)
    params = {"name": one.name, "count": one.signals}
    return Notification(user_id=one.user, kind="deal_health.risk", params=params, path=f"/deals/{one.largest}")


def _to_superiors(found: list[Fresh]) -> list[Notification]:
    below: dict[int, list[Fresh]] = {}
    for one in found:
        if one.superior is not None:
            below.setdefault(one.superior, []).append(one)
    return [_to_superior(user, lines) for user, lines in below.items()]


def _to_superior(user: int, lines: list[Fresh]) -> Notification:
    largest = max(lines, key=lambda one: one.worth)
    params = {
        "count": sum(one.deals for one in lines), "people": len(lines), "name": largest.name, "owner": largest.owner,
        "amount": f"{sum(one.amount for one in lines):,.2f}",
    }  # fmt: skip
    return Notification(user_id=user, kind="deal_health.below", params=params, path=PATH)
