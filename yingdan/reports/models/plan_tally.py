"""Planned items and what was done of them by person, team and last day of the span, counted by triggers."""

from typing import ClassVar

from yingdan.org.models import Tally
from yingdan.org.models.tally import counter, indexes

COLUMNS = ("day_planned", "day_done", "week_planned", "week_done", "month_planned", "month_done")


class PlanTally(Tally):
    """Of plans for a day, a week, a month: items that count, and the hundredths of them that were done."""

    day_planned = counter()
    day_done = counter()
    week_planned = counter()
    week_done = counter()
    month_planned = counter()
    month_done = counter()

    columns: ClassVar = COLUMNS
    sources: ClassVar = ("reports_plan",)
    truth: ClassVar = """
select owner_id, team_id, "end" as day,
       coalesce(sum(planned) filter (where kind = 'day'), 0) as day_planned,
       coalesce(sum(fulfilled) filter (where kind = 'day'), 0) as day_done,
       coalesce(sum(planned) filter (where kind = 'week'), 0) as week_planned,
       coalesce(sum(fulfilled) filter (where kind = 'week'), 0) as week_done,
       coalesce(sum(planned) filter (where kind = 'month'), 0) as month_planned,
       coalesce(sum(fulfilled) filter (where kind = 'month'), 0) as month_done
from reports_plan group by 1, 2, 3"""

    class Meta(Tally.Meta):
        indexes = indexes(COLUMNS)
