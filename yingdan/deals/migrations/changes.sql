-- What a statement on the states of deals changes in deals_changetally (models/state.py). `touched` stands for its
-- rows: column n is 1 for what is now, -1 for what was. A state that only ends changes nothing.
insert into deals_changetally (month, team_id, stage_id, was_stage_id, status, was_status, changes, amount, was_amount,
    grown, grown_by, shrunk, shrunk_by)
select month, team_id, stage_id, was_stage_id, status, was_status, sum(n), sum(amount), sum(was_amount), sum(grown),
    sum(grown_by), sum(shrunk), sum(shrunk_by)
from (
    select date_trunc('month', deals_business_day(since))::date as month, team_id, stage_id,
        coalesce(was_stage_id, 0) as was_stage_id, status, coalesce(was_status, '') as was_status, n,
        n * amount as amount, n * coalesce(was_amount, 0) as was_amount,
        case when amount > was_amount then n else 0 end as grown, n * greatest(amount - was_amount, 0) as grown_by,
        case when amount < was_amount then n else 0 end as shrunk, n * least(amount - was_amount, 0) as shrunk_by
    from (touched) s where team_id is not null and (was_status is null or was_team_id = team_id)
) parts group by 1, 2, 3, 4, 5, 6
having sum(n) <> 0 or sum(amount) <> 0 or sum(was_amount) <> 0 or sum(grown) <> 0 or sum(grown_by) <> 0
    or sum(shrunk) <> 0 or sum(shrunk_by) <> 0;
