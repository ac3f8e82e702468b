-- Coarse sums of open deals. `changed` stands for the rows of deals_opensummary of a statement: column n is 1 for what
-- is now, -1 for what was. Rows are only added, as in summaries.sql.
insert into deals_opentotal (grain, pipeline_id, stage_id, team_id, close_month, count, amount, weighted)
select 'S', pipeline_id, stage_id, team_id, null::date, sum(n * count), sum(n * amount), sum(n * weighted)
from changed group by pipeline_id, stage_id, team_id
having sum(n * count) <> 0 or sum(n * amount) <> 0 or sum(n * weighted) <> 0
union all
select 'M', null::bigint, null::bigint, team_id, close_month, sum(n * count), sum(n * amount), sum(n * weighted)
from changed group by team_id, close_month
having sum(n * count) <> 0 or sum(n * amount) <> 0 or sum(n * weighted) <> 0;
