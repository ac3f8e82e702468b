-- What a statement on reports changes in the tally (org/models/tally.py). `changed` stands for its rows: column n is 1
-- for what is now, -1 for what was.
with days as (
    select owner_id, team_id, "end" as day,
           coalesce(sum(n) filter (where kind = 'day'), 0) as days,
           coalesce(sum(n) filter (where kind = 'day' and status = 'submitted'), 0) as days_in,
           coalesce(sum(n) filter (where kind = 'day' and status = 'submitted' and not late), 0) as days_on_time,
           coalesce(sum(n) filter (where kind = 'week'), 0) as weeks,
           coalesce(sum(n) filter (where kind = 'week' and status = 'submitted'), 0) as weeks_in,
           coalesce(sum(n) filter (where kind = 'week' and status = 'submitted' and not late), 0) as weeks_on_time,
           coalesce(sum(n) filter (where kind = 'month'), 0) as months,
           coalesce(sum(n) filter (where kind = 'month' and status = 'submitted'), 0) as months_in,
           coalesce(sum(n) filter (where kind = 'month' and status = 'submitted' and not late), 0) as months_on_time
    from changed where required group by 1, 2, 3
), grains as (
    select 'D' as grain, d.* from days d
    union all
    select 'M', owner_id, team_id, date_trunc('month', day)::date, days, days_in, days_on_time, weeks, weeks_in,
           weeks_on_time, months, months_in, months_on_time
    from days
)
insert into reports_reporttally (grain, owner_id, team_id, day, days, days_in, days_on_time, weeks, weeks_in,
                                 weeks_on_time, months, months_in, months_on_time)
select grain, owner_id, team_id, day, sum(days), sum(days_in), sum(days_on_time), sum(weeks), sum(weeks_in),
       sum(weeks_on_time), sum(months), sum(months_in), sum(months_on_time)
from grains group by 1, 2, 3, 4
having sum(days) <> 0 or sum(days_in) <> 0 or sum(days_on_time) <> 0 or sum(weeks) <> 0 or sum(weeks_in) <> 0
    or sum(weeks_on_time) <> 0 or sum(months) <> 0 or sum(months_in) <> 0 or sum(months_on_time) <> 0;
