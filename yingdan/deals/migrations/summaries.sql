-- Sums of deals. `changed` stands for the deals of a statement: column n is 1 for what is now, -1 for what was.
-- Rows are only added, never updated, so writers neither wait for each other nor deadlock; readers always sum, and
-- `deals_compact_summaries` (below) folds the rows of one key together.
insert into deals_opensummary (pipeline_id, stage_id, owner_id, team_id, close_month, count, amount, weighted)
select pipeline_id, stage_id, owner_id, team_id, date_trunc('month', expected_close)::date,
       sum(n), sum(n * amount), sum(n * weighted)
from changed where status = 'open' group by 1, 2, 3, 4, 5
having sum(n) <> 0 or sum(n * amount) <> 0 or sum(n * weighted) <> 0;

insert into deals_wonday (owner_id, team_id, day, count, amount)
select owner_id, team_id, closed_on, sum(n), sum(n * amount)
from changed where status = 'won' group by 1, 2, 3
having sum(n) <> 0 or sum(n * amount) <> 0;

insert into deals_cohortsummary (pipeline_id, team_id, month, furthest, status, count, amount, cycle_days)
select pipeline_id, team_id, date_trunc('month', opened_on)::date, furthest, status,
       sum(n), sum(n * amount), coalesce(sum(n * greatest(closed_on - opened_on, 0)), 0)
from changed group by 1, 2, 3, 4, 5
having sum(n) <> 0 or sum(n * amount) <> 0 or coalesce(sum(n * greatest(closed_on - opened_on, 0)), 0) <> 0;
