-- Folds the rows of one key into one and drops what has come to nothing; keys with a single row are left alone, and so
-- are rows that are added meanwhile.
create function deals_compact_summaries() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('deals_compact_summaries'));
    with several as (
        select id, count(*) over (partition by pipeline_id, stage_id, owner_id, team_id, close_month) as rows
        from deals_opensummary
    ), gone as (
        delete from deals_opensummary s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into deals_opensummary (pipeline_id, stage_id, owner_id, team_id, close_month, count, amount, weighted)
    select pipeline_id, stage_id, owner_id, team_id, close_month, sum(count), sum(amount), sum(weighted)
    from gone group by 1, 2, 3, 4, 5 having sum(count) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;

    with several as (
        select id, count(*) over (partition by owner_id, team_id, day) as rows from deals_wonday
    ), gone as (
        delete from deals_wonday s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into deals_wonday (owner_id, team_id, day, count, amount)
    select owner_id, team_id, day, sum(count), sum(amount) from gone group by 1, 2, 3
    having sum(count) <> 0 or sum(amount) <> 0;

    with several as (
        select id, count(*) over (partition by pipeline_id, team_id, month, furthest, status) as rows
        from deals_cohortsummary
    ), gone as (
        delete from deals_cohortsummary s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into deals_cohortsummary (pipeline_id, team_id, month, furthest, status, count, amount, cycle_days)
    select pipeline_id, team_id, month, furthest, status, sum(count), sum(amount), sum(cycle_days)
    from gone group by 1, 2, 3, 4, 5 having sum(count) <> 0 or sum(amount) <> 0 or sum(cycle_days) <> 0;
end $$;

-- Differences between the stored sums and the deals themselves; no rows when all is well.
create function deals_summary_drift() returns table (summary text, key jsonb, count numeric, amount numeric, extra numeric)
language sql stable as $$
    select 'open', key, sum(c), sum(a), sum(x) from (
        select jsonb_build_array(pipeline_id, stage_id, owner_id, team_id, close_month) as key,
               s.count as c, s.amount as a, s.weighted as x from deals_opensummary s
        union all
        select jsonb_build_array(pipeline_id, stage_id, owner_id, team_id, date_trunc('month', expected_close)::date),
               -1, -d.amount, -d.weighted from deals_deal d where status = 'open'
    ) o group by key having sum(c) <> 0 or sum(a) <> 0 or sum(x) <> 0
    union all
    select 'won', key, sum(c), sum(a), 0 from (
        select jsonb_build_array(owner_id, team_id, day) as key, s.count as c, s.amount as a from deals_wonday s
        union all
        select jsonb_build_array(owner_id, team_id, closed_on), -1, -d.amount from deals_deal d where status = 'won'
    ) w group by key having sum(c) <> 0 or sum(a) <> 0
    union all
    select 'cohort', key, sum(c), sum(a), sum(x) from (
        select jsonb_build_array(pipeline_id, team_id, month, furthest, status) as key,
               s.count as c, s.amount as a, s.cycle_days as x from deals_cohortsummary s
        union all
        select jsonb_build_array(pipeline_id, team_id, date_trunc('month', opened_on)::date, furthest, status),
               -1, -d.amount, -coalesce(greatest(closed_on - opened_on, 0), 0) from deals_deal d
    ) h group by key having sum(c) <> 0 or sum(a) <> 0 or sum(x) <> 0
$$;
