-- Folds the keys that got new rows into one row each.
create function deals_compact_changes() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('deals_compact_changes'));
    with fresh as materialized (
        select distinct month, team_id, stage_id, was_stage_id, status, was_status from deals_changetally where not folded
    ), gone as (
        delete from deals_changetally t using fresh f
        where (t.month, t.team_id, t.stage_id, t.was_stage_id, t.status, t.was_status)
            = (f.month, f.team_id, f.stage_id, f.was_stage_id, f.status, f.was_status) returning t.*
    )
    insert into deals_changetally (month, team_id, stage_id, was_stage_id, status, was_status, changes, amount,
        was_amount, grown, grown_by, shrunk, shrunk_by, folded)
    select month, team_id, stage_id, was_stage_id, status, was_status, sum(changes), sum(amount), sum(was_amount),
        sum(grown), sum(grown_by), sum(shrunk), sum(shrunk_by), true
    from gone group by 1, 2, 3, 4, 5, 6
    having sum(changes) <> 0 or sum(amount) <> 0 or sum(was_amount) <> 0 or sum(grown) <> 0 or sum(shrunk) <> 0
        or sum(grown_by) <> 0 or sum(shrunk_by) <> 0;
end $$;

-- Months whose changes differ from the states of deals; no rows when all is well.
create function deals_change_drift()
returns table (month date, team_id bigint, changes numeric, amount numeric, grown_by numeric, shrunk_by numeric)
language sql stable as $$
    select month, team_id, sum(c), sum(a), sum(g), sum(s) from (
        select month, team_id, stage_id, was_stage_id, status, was_status, changes as c, amount as a, was_amount as w,
            grown as gn, grown_by as g, shrunk as sn, shrunk_by as s
        from deals_changetally
        union all
        select date_trunc('month', deals_business_day(since))::date, team_id, stage_id, coalesce(was_stage_id, 0), status,
            coalesce(was_status, ''), -1, -amount, -coalesce(was_amount, 0),
            case when amount > was_amount then -1 else 0 end, -greatest(amount - was_amount, 0),
            case when amount < was_amount then -1 else 0 end, -least(amount - was_amount, 0)
        from deals_dealstate where team_id is not null and (was_status is null or was_team_id = team_id)
    ) d group by month, team_id, stage_id, was_stage_id, status, was_status
    having sum(c) <> 0 or sum(a) <> 0 or sum(w) <> 0 or sum(gn) <> 0 or sum(g) <> 0 or sum(sn) <> 0 or sum(s) <> 0
$$;
