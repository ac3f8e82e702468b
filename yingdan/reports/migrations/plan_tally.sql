-- What a statement on plans changes in the tally (org/models/tally.py). `changed` stands for its rows: column n is 1 for
-- what is now, -1 for what was.
with days as (
    select owner_id, team_id, "end" as day,
           coalesce(sum(n * planned) filter (where kind = 'day'), 0) as day_planned,
           coalesce(sum(n * fulfilled) filter (where kind = 'day'), 0) as day_done,
           coalesce(sum(n * planned) filter (where kind = 'week'), 0) as week_planned,
           coalesce(sum(n * fulfilled) filter (where kind = 'week'), 0) as week_done,
           coalesce(sum(n * planned) filter (where kind = 'month'), 0) as month_planned,
           coalesce(sum(n * fulfilled) filter (where kind = 'month'), 0) as month_done
    from changed group by 1, 2, 3
), grains as (
    select 'D' as grain, d.* from days d
    union all
    select 'M', owner_id, team_id, date_trunc('month', day)::date, day_planned, day_done, week_planned, week_done,
           month_planned, month_done
    from days
)
insert into reports_plantally (grain, owner_id, team_id, day, day_planned, day_done, week_planned, week_done,
                               month_planned, month_done)
select grain, owner_id, team_id, day, sum(day_planned), sum(day_done), sum(week_planned), sum(week_done),
       sum(month_planned), sum(month_done)
from grains group by 1, 2, 3, 4
having sum(day_planned) <> 0 or sum(day_done) <> 0 or sum(week_planned) <> 0 or sum(week_done) <> 0
    or sum(month_planned) <> 0 or sum(month_done) <> 0;
