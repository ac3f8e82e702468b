-- Folds the rows of one key into one, as deals_compact_summaries does.
create function deals_compact_open_totals() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('deals_compact_open_totals'));
    with several as (
        select id, count(*) over (partition by grain, pipeline_id, stage_id, team_id, close_month) as rows
        from deals_opentotal
    ), gone as (
        delete from deals_opentotal s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into deals_opentotal (grain, pipeline_id, stage_id, team_id, close_month, count, amount, weighted)
    select grain, pipeline_id, stage_id, team_id, close_month, sum(count), sum(amount), sum(weighted)
    from gone group by 1, 2, 3, 4, 5 having sum(count) <> 0 or sum(amount) <> 0 or sum(weighted) <> 0;
end $$;

-- Differences between the coarse sums and the fine ones; no rows when all is well.
create function deals_open_total_drift() returns table (summary text, key jsonb, count numeric, amount numeric, extra numeric)
language sql stable as $$
    select 'open total', key, sum(c), sum(a), sum(x) from (
        select jsonb_build_array(grain, pipeline_id, stage_id, team_id, close_month) as key,
               t.count as c, t.amount as a, t.weighted as x from deals_opentotal t
        union all
        select jsonb_build_array('S', pipeline_id, stage_id, team_id, null), -s.count, -s.amount, -s.weighted
        from deals_opensummary s
        union all
        select jsonb_build_array('M', null, null, team_id, close_month), -s.count, -s.amount, -s.weighted
        from deals_opensummary s
    ) o group by key having sum(c) <> 0 or sum(a) <> 0 or sum(x) <> 0
$$;
select deals_rebuild_open_totals();
