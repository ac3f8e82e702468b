"""Was the warning worth anything? The same judgement as of an earlier day, against what happened then."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.segments.rules import worth
from yingdan.segments.rules.rhythm import PRIOR_WEIGHT
from yingdan.segments.selectors.setup import setup

HORIZON = 90
# As of the day `at`: customers with a rhythm who were not lost then, whether they were late in buying, whether they
# bought in the days after.
_CHECK = f"""
with days as (
    select distinct d.customer_id as id, d.closed_on as day from deals_deal d
    where d.status = 'won' and d.closed_on <= %(at)s and d.customer_id is not null
    and not exists (select from segments_loss l where l.customer_id = d.customer_id and l.lost_at < %(night)s
                    and (l.back_at is null or l.back_at >= %(night)s))
), own as materialized (
    select id, max(day) as last, count(gap) as gaps, percentile_cont(0.5) within group (order by gap) as gap
    from (select id, day, day - lag(day) over (partition by id order by day) as gap from days) g
    group by id having count(gap) > 0
), usual as (select percentile_cont(0.5) within group (order by gap) as gap from own
), judged as (
    select o.id, (%(at)s - o.last) >= %(min_days)s and (%(at)s - o.last) * 100 >
           %(factor)s * (o.gaps * o.gap + {PRIOR_WEIGHT} * u.gap) / (o.gaps + {PRIOR_WEIGHT}) as late
    from own o, usual u
)
select late, count(*), count(*) filter (where exists (
    select from deals_deal d where d.customer_id = j.id and d.status = 'won' and d.closed_on > %(at)s
    and d.closed_on <= %(until)s))
from judged j group by late"""  # noqa: S608 - a number of our own


def check(at: date | None = None) -> dict[str, Any]:
    """Of those who were late in buying on a day, and of the others: how many bought in the 90 days after it. Class and
    open deals of then are not known, so the usual gap is the whole company's, and open deals excuse nobody. Reads all
    that was ever won: for a job."""
    row = setup()
    day = at or clock.today() - timedelta(HORIZON)
    with connection.cursor() as cursor:
        cursor.execute(
            _CHECK,
            {
                "at": day, "until": day + timedelta(HORIZON), "night": clock.day_start(day + timedelta(1)),
                "min_days": row.min_days, "factor": row.factor,
            },
        )  # fmt: skip
        found = {late: (count, bought) for late, count, bought in cursor.fetchall()}
    warned, others = found.get(True, (0, 0)), found.get(False, (0, 0))
    return {
        "at": day.isoformat(), "days": HORIZON, "factor": row.factor, "warned": warned[0], "warned_bought": warned[1],
        "others": others[0], "others_bought": others[1],
    }  # fmt: skip


def shown() -> dict[str, Any] | None:
    """The last check that was kept, with what it means; None before the first."""
    kept = setup().checked
    if kept is None:
        return None
    found = worth.worth(kept["warned"], kept["warned_bought"], kept["others"], kept["others_bought"])
    return {**kept, **asdict(found)}
