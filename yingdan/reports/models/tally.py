"""Reports asked for, submitted and in time by person, team and last day of their span, counted by triggers."""

from typing import ClassVar

from yingdan.org.models import Tally
from yingdan.org.models.tally import counter, indexes

COLUMNS = (
    "days",
    "days_in",
    "days_on_time",
    "weeks",
    "weeks_in",
    "weeks_on_time",
    "months",
    "months_in",
    "months_on_time",
)


class ReportTally(Tally):
    """Of daily, weekly and monthly reports that were asked for: all, those submitted, those submitted in time."""

    days = counter()
    days_in = counter()
    days_on_time = counter()
    weeks = counter()
    weeks_in = counter()
    weeks_on_time = counter()
    months = counter()
    months_in = counter()
    months_on_time = counter()

    columns: ClassVar = COLUMNS
    sources: ClassVar = ("reports_report",)
    truth: ClassVar = """
select owner_id, team_id, "end" as day,
       count(*) filter (where kind = 'day') as days,
       count(*) filter (where kind = 'day' and status = 'submitted') as days_in,
       count(*) filter (where kind = 'day' and status = 'submitted' and not late) as days_on_time,
       count(*) filter (where kind = 'week') as weeks,
       count(*) filter (where kind = 'week' and status = 'submitted') as weeks_in,
       count(*) filter (where kind = 'week' and status = 'submitted' and not late) as weeks_on_time,
       count(*) filter (where kind = 'month') as months,
       count(*) filter (where kind = 'month' and status = 'submitted') as months_in,
       count(*) filter (where kind = 'month' and status = 'submitted' and not late) as months_on_time
from reports_report where required group by 1, 2, 3"""

    class Meta(Tally.Meta):
        indexes = indexes(COLUMNS)
