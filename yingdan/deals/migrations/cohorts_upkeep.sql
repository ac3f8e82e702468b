-- Folds the keys that got new rows into one row each.
create function deals_compact_cohorts() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('deals_compact_cohorts'));
    with fresh as materialized (
        select distinct month, team_id, pipeline_id, stage_id, was_stage_id, status, was_status
        from deals_cohorttally where not folded
    ), gone as (
        delete from deals_cohorttally t using fresh f
        where (t.month, t.team_id, t.pipeline_id, t.stage_id, t.was_stage_id, t.status, t.was_status)
            = (f.month, f.team_id, f.pipeline_id, f.stage_id, f.was_stage_id, f.status, f.was_status) returning t.*
    )
    insert into deals_cohorttally (month, team_id, pipeline_id, stage_id, was_stage_id, status, was_status, changes,
        amount, was_amount, folded)
    select month, team_id, pipeline_id, stage_id, was_stage_id, status, was_status, sum(changes), sum(amount),
        sum(was_amount), true
    from gone group by 1, 2, 3, 4, 5, 6, 7
    having sum(changes) <> 0 or sum(amount) <> 0 or sum(was_amount) <> 0;
end $$;

-- Months of opening whose changes differ from the states of deals; no rows when all is well.
create function deals_cohort_drift() returns table (month date, team_id bigint, changes numeric, amount numeric)
language sql stable as $$
    select month, team_id, sum(c), sum(a) from (
        select month, team_id, pipeline_id, stage_id, was_stage_id, status, was_status, changes as c, amount as a,
            was_amount as w
        from deals_cohorttally
        union all
        select date_trunc('month', d.opened_on)::date, d.team_id, d.pipeline_id, s.stage_id, coalesce(s.was_stage_id, 0),
            s.status, coalesce(s.was_status, ''), -1, -s.amount, -coalesce(s.was_amount, 0)
        from deals_dealstate s join deals_deal d on d.id = s.deal_id
        where d.opened_on is not null and d.team_id is not null
    ) d group by month, team_id, pipeline_id, stage_id, was_stage_id, status, was_status
    having sum(c) <> 0 or sum(a) <> 0 or sum(w) <> 0
$$;
