"""The four-visit counter of somebody's prospects and new customers."""

from typing import Any

from django.db import connection

from yingdan.customers.selectors import visible_customers
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.visits.rules import four
from yingdan.visits.selectors.calendar import get_member

MOST = 500
# Visits are days on which somebody was there face to face: check-ins are follow-ups, too, and so are visits of before.
_COUNTS = f"""
select c.id, c.name, c.status, c.grade, count(distinct {clock.day_sql("f.happened_at")}) as visits,
       max({clock.day_sql("f.happened_at")}) as last, c.next_contact_at,
       exists (select from visits_plan p where p.customer_id = c.id and p.status = 'planned' and p.day >= %(today)s)
from customers_customer c
left join customers_followup f on f.customer_id = c.id and f.method = 'visit'
where c.owner_id = %(member)s and c.status in ('prospect', 'new') group by c.id order by 5 desc, c.id"""  # noqa: S608


def of_member(actor: Actor, member_id: int | None) -> dict[str, Any]:
    """How many of a person's prospects and new customers were visited how often, and which look given up early."""
    member, today = get_member(actor, member_id), clock.today()
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"member": member.pk, "today": today})
        rows = cursor.fetchall()
    counts = [0] * (four.ENOUGH + 1)
    early = []
    for id, name, status, grade, visits, last, next_at, planned in rows:
        counts[four.shown(visits)] += 1
        silent = (today - last).days if last else None
        ahead = planned or (next_at is not None and clock.business_day(next_at) >= today)
        if four.given_up_early(visits, silent, planned=ahead):
            early.append({"customer_id": id, "name": name, "status": status, "grade": grade, "visits": visits,
                          "last_visit_on": last, "silent_days": silent})  # fmt: skip
    early.sort(key=lambda one: (-one["visits"], one["silent_days"], one["customer_id"]))
    shown = early[:MOST]
    seen = set(
        visible_customers(actor).filter(id__in=[one["customer_id"] for one in shown]).values_list("id", flat=True)
    )
    return {
        "member": {"id": member.pk, "name": member.name},
        "counts": counts,
        "silent": four.SILENT,
        "given_up": [one for one in shown if one["customer_id"] in seen],
    }
