"""New deals, won deals and volume sold by person, team and day, for metrics."""

from typing import ClassVar

from yingdan.org.models import Tally
from yingdan.org.models.tally import counter, indexes

COLUMNS = ("opened", "won", "volume")


class DealTally(Tally):
    """`opened` counts on the day a deal was opened; `won` and `volume` (quantities of its lines, in thousandths) on the
    day it was closed."""

    opened = counter()
    won = counter()
    volume = counter()

    columns: ClassVar = COLUMNS
    sources: ClassVar = ("deals_deal", "deals_dealline")
    truth: ClassVar = """
select coalesce(owner_id, 0) as owner_id, coalesce(team_id, 0) as team_id, opened_on as day, count(*) as opened,
       0 as won, 0 as volume
from deals_deal where opened_on is not null group by 1, 2, 3
union all
select coalesce(owner_id, 0), coalesce(team_id, 0), closed_on, 0, count(*), 0
from deals_deal where status = 'won' group by 1, 2, 3
union all
select coalesce(d.owner_id, 0), coalesce(d.team_id, 0), d.closed_on, 0, 0, sum(l.quantity * 1000)::bigint
from deals_deal d join deals_dealline l on l.deal_id = d.id where d.status = 'won' group by 1, 2, 3"""

    class Meta(Tally.Meta):
        indexes = indexes(COLUMNS)
