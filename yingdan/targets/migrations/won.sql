-- Coarse sums of won deals, from the daily ones. Rows are only added (see deals/summaries.sql).
create function targets_won_up() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into targets_wonperiod (grain, start, team_id, owner_id, count, fen)
        select 'T', date_trunc('month', day)::date, team_id, null::bigint, sum(count), round(sum(amount) * 100)::bigint
        from new_rows group by 2, 3 having sum(count) <> 0 or sum(amount) <> 0
        union all
        select 'Y', date_trunc('year', day)::date, team_id, owner_id, sum(count), round(sum(amount) * 100)::bigint
        from new_rows group by 2, 3, 4 having sum(count) <> 0 or sum(amount) <> 0;
    else
        insert into targets_wonperiod (grain, start, team_id, owner_id, count, fen)
        select 'T', date_trunc('month', day)::date, team_id, null::bigint, -sum(count), -round(sum(amount) * 100)::bigint
        from old_rows group by 2, 3 having sum(count) <> 0 or sum(amount) <> 0
        union all
        select 'Y', date_trunc('year', day)::date, team_id, owner_id, -sum(count), -round(sum(amount) * 100)::bigint
        from old_rows group by 2, 3, 4 having sum(count) <> 0 or sum(amount) <> 0;
    end if;
    return null;
end $$;
create trigger targets_won_insert after insert on deals_wonday
    referencing new table as new_rows for each statement execute function targets_won_up();
create trigger targets_won_delete after delete on deals_wonday
    referencing old table as old_rows for each statement execute function targets_won_up();

-- The daily sums are added and deleted, never changed; a change would go unseen here.
create function targets_won_unchanged() returns trigger language plpgsql as $$
begin
    raise exception 'rows of deals_wonday are added and deleted, never changed' using errcode = '23514';
end $$;
create trigger targets_won_update before update on deals_wonday
    for each row execute function targets_won_unchanged();

create function targets_rebuild_won() returns void language plpgsql as $$
begin
    lock table deals_wonday in share mode;
    delete from targets_wonperiod;
    insert into targets_wonperiod (grain, start, team_id, owner_id, count, fen)
    select 'T', date_trunc('month', day)::date, team_id, null::bigint, sum(count), round(sum(amount) * 100)::bigint
    from deals_wonday group by 2, 3
    union all
    select 'Y', date_trunc('year', day)::date, team_id, owner_id, sum(count), round(sum(amount) * 100)::bigint
    from deals_wonday group by 2, 3, 4;
end $$;

create function targets_compact_won() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('targets_compact_won'));
    with several as (
        select id, count(*) over (partition by grain, start, team_id, owner_id) as rows from targets_wonperiod
    ), gone as (
        delete from targets_wonperiod s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into targets_wonperiod (grain, start, team_id, owner_id, count, fen)
    select grain, start, team_id, owner_id, sum(count), sum(fen) from gone group by 1, 2, 3, 4
    having sum(count) <> 0 or sum(fen) <> 0;
end $$;

-- Differences between the coarse sums and the daily ones; no rows when all is well.
create function targets_won_drift() returns table (key jsonb, count numeric, fen numeric) language sql stable as $$
    select key, sum(c), sum(f) from (
        select jsonb_build_array(grain, start, team_id, owner_id) as key, p.count as c, p.fen as f from targets_wonperiod p
        union all
        select jsonb_build_array('T', date_trunc('month', day)::date, team_id, null), -d.count, -d.amount * 100
        from deals_wonday d
        union all
        select jsonb_build_array('Y', date_trunc('year', day)::date, team_id, owner_id), -d.count, -d.amount * 100
        from deals_wonday d
    ) b group by key having sum(c) <> 0 or sum(f) <> 0
$$;
select targets_rebuild_won();
