"""The weekly notice: one to each owner about all customers that need a word, one to each superior about the people."""

from django.db import connection, transaction

from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.platform.services import notify
from yingdan.segments.selectors.setup import setup

MONDAY, HOUR = 0, 8
_TELL = """
with due as materialized (
    select c.owner_id as owner, count(*) filter (where s.visit_due_on < %(day)s) as visits,
           count(*) filter (where s.warning in ('buying', 'both')) as buying,
           count(*) filter (where s.warning = 'contact') as contact,
           count(*) filter (where s.warning = 'dormant') as dormant, count(*) as customers
    from segments_standing s join customers_customer c on c.id = s.customer_id
    where c.owner_id is not null and c.status <> 'lost' and (s.visit_due_on < %(day)s or s.warning <> '') group by 1
), told as (
    select owner as member, 'owner' as role, visits, buying, contact, dormant, customers, 1 as people from due
    union all
    select coalesce(m.manager_id, t.manager_id), 'superior', sum(d.visits), sum(d.buying), sum(d.contact),
           sum(d.dormant), sum(d.customers), count(*)
    from due d join org_member m on m.id = d.owner join org_team t on t.id = m.team_id
    where coalesce(m.manager_id, t.manager_id) <> m.id group by 1
)
select m.user_id, told.role, visits::int, buying::int, contact::int, dormant::int, customers::int, people::int
from told join org_member m on m.id = told.member
where m.ended_on is null or m.ended_on >= %(day)s order by 1, 2"""
PATHS = {"owner": "/attention?scope=mine", "superior": "/attention?scope=below"}


def due() -> bool:
    """Once a week, from Monday eight o'clock on: at the first chance, should the worker have been down."""
    now = clock.now().astimezone(clock.company_zone())
    row = setup()
    monday = clock.today().toordinal() - now.weekday()
    fresh = row.told_on is None or row.told_on.toordinal() < monday
    return row.notice and fresh and (now.weekday() > MONDAY or now.hour >= HOUR)


@transaction.atomic
def tell() -> int:
    """Tells everybody concerned; says how many were told."""
    row = setup(lock=True)
    if not due():
        return 0
    found = notices()
    notify.send_all(found)
    row.told_on = clock.today()
    row.save(update_fields=["told_on"])
    return len(found)


def notices() -> list[Notification]:
    """What there is to tell today: one for each owner and each superior."""
    with connection.cursor() as cursor:
        cursor.execute(_TELL, {"day": clock.today()})
        found = cursor.fetchall()
    names = ("visits", "buying", "contact", "dormant", "count", "people")
    return [
        Notification(
            user_id=user, kind=f"segment.weekly_{role}", params=dict(zip(names, numbers, strict=True)), path=PATHS[role]
        )
        for user, role, *numbers in found
    ]
