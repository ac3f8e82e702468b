-- What changes in deals_cohorttally (models/state.py). `touched` stands for states of deals with their deal's present
-- key (opened_on, team, line): column n is 1 for what is now, -1 for what was.
insert into deals_cohorttally (month, team_id, pipeline_id, stage_id, was_stage_id, status, was_status, changes, amount,
    was_amount)
select date_trunc('month', opened_on)::date, team, line, stage_id, coalesce(was_stage_id, 0), status,
    coalesce(was_status, ''), sum(n), sum(n * amount), sum(n * coalesce(was_amount, 0))
from (touched) parts where opened_on is not null and team is not null group by 1, 2, 3, 4, 5, 6, 7
having sum(n) <> 0 or sum(n * amount) <> 0 or sum(n * coalesce(was_amount, 0)) <> 0;
