"""New customers and follow-ups by person, team and day: what metrics count, however many records there are."""

from typing import ClassVar

from yingdan.org.models import Tally
from yingdan.org.models.tally import counter, indexes

COLUMNS = ("customers", "followups", "calls", "visits", "meetings", "demos")


class WorkTally(Tally):
    """Customers count on the business day of their making, for their owner; follow-ups on the day they happened, for
    who wrote them. `calls`, `visits`, `meetings`, `demos` are follow-ups of these methods."""

    customers = counter()
    followups = counter()
    calls = counter()
    visits = counter()
    meetings = counter()
    demos = counter()

    columns: ClassVar = COLUMNS
    sources: ClassVar = ("customers_customer", "customers_followup")
    truth: ClassVar = """
select coalesce(owner_id, 0) as owner_id, coalesce(team_id, 0) as team_id, customers_business_day(created_at) as day,
       count(*) as customers, 0 as followups, 0 as calls, 0 as visits, 0 as meetings, 0 as demos
from customers_customer group by 1, 2, 3
union all
select coalesce(owner_id, 0), coalesce(team_id, 0), customers_business_day(happened_at), 0, count(*),
       count(*) filter (where method = 'call'), count(*) filter (where method = 'visit'),
       count(*) filter (where method = 'meeting'), count(*) filter (where method = 'demo')
from customers_followup group by 1, 2, 3"""

    class Meta(Tally.Meta):
        indexes = indexes(COLUMNS)
