-- Sums of ended stays. Column n is 1 for what is now, -1 for what was; rows are only added (see deals/summaries.sql).
create function insight_stay_seconds(entered timestamptz, gone timestamptz) returns bigint language sql immutable as
$$ select round(extract(epoch from gone - entered))::bigint $$;

create function insight_stays_of_entries() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into insight_staysummary (stage_id, team_id, month, count, seconds)
        select e.stage_id, d.team_id, date_trunc('month', d.opened_on)::date, count(*),
               sum(insight_stay_seconds(e.entered_at, e.left_at))
        from new_rows e join deals_deal d on d.id = e.deal_id where e.left_at is not null group by 1, 2, 3;
    elsif tg_op = 'DELETE' then
        insert into insight_staysummary (stage_id, team_id, month, count, seconds)
        select e.stage_id, d.team_id, date_trunc('month', d.opened_on)::date, -count(*),
               -sum(insight_stay_seconds(e.entered_at, e.left_at))
        from old_rows e join deals_deal d on d.id = e.deal_id where e.left_at is not null group by 1, 2, 3;
    else
        insert into insight_staysummary (stage_id, team_id, month, count, seconds)
        select e.stage_id, d.team_id, date_trunc('month', d.opened_on)::date, sum(n),
               sum(n * insight_stay_seconds(e.entered_at, e.left_at))
        from (select 1 as n, r.* from new_rows r union all select -1, r.* from old_rows r) e
        join deals_deal d on d.id = e.deal_id where e.left_at is not null group by 1, 2, 3
        having sum(n) <> 0 or sum(n * insight_stay_seconds(e.entered_at, e.left_at)) <> 0;
    end if;
    return null;
end $$;
create trigger insight_stays_insert after insert on deals_stageentry
    referencing new table as new_rows for each statement execute function insight_stays_of_entries();
create trigger insight_stays_update after update on deals_stageentry
    referencing old table as old_rows new table as new_rows for each statement execute function insight_stays_of_entries();
create trigger insight_stays_delete after delete on deals_stageentry
    referencing old table as old_rows for each statement execute function insight_stays_of_entries();

-- The stays of a deal move with it when it changes team or opening day, and go with it.
create function insight_stays_of_deals() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into insight_staysummary (stage_id, team_id, month, count, seconds)
        select e.stage_id, d.team_id, date_trunc('month', d.opened_on)::date, -count(*),
               -sum(insight_stay_seconds(e.entered_at, e.left_at))
        from old_rows d join deals_stageentry e on e.deal_id = d.id where e.left_at is not null group by 1, 2, 3;
    elsif exists (select 1 from new_rows d join old_rows o using (id)
                  where (d.team_id, d.opened_on) is distinct from (o.team_id, o.opened_on)) then
        insert into insight_staysummary (stage_id, team_id, month, count, seconds)
        select e.stage_id, c.team_id, date_trunc('month', c.opened_on)::date, sum(n),
               sum(n * insight_stay_seconds(e.entered_at, e.left_at))
        from (
            select 1 as n, d.id, d.team_id, d.opened_on from new_rows d join old_rows o using (id)
            where (d.team_id, d.opened_on) is distinct from (o.team_id, o.opened_on)
            union all
            select -1, o.id, o.team_id, o.opened_on from new_rows d join old_rows o using (id)
            where (d.team_id, d.opened_on) is distinct from (o.team_id, o.opened_on)
        ) c join deals_stageentry e on e.deal_id = c.id where e.left_at is not null group by 1, 2, 3
        having sum(n) <> 0;
    end if;
    return null;
end $$;
create trigger insight_stays_deal_update after update on deals_deal
    referencing old table as old_rows new table as new_rows for each statement execute function insight_stays_of_deals();
create trigger insight_stays_deal_delete after delete on deals_deal
    referencing old table as old_rows for each statement execute function insight_stays_of_deals();

-- For bulk loaders that switched the triggers off. Writers of stage entries wait meanwhile.
create function insight_rebuild_stays() returns void language plpgsql as $$
begin
    lock table deals_stageentry in share mode;
    delete from insight_staysummary;
    insert into insight_staysummary (stage_id, team_id, month, count, seconds)
    select e.stage_id, d.team_id, date_trunc('month', d.opened_on)::date, count(*),
           sum(insight_stay_seconds(e.entered_at, e.left_at))
    from deals_stageentry e join deals_deal d on d.id = e.deal_id where e.left_at is not null group by 1, 2, 3;
end $$;

-- Folds the rows of one key into one.
create function insight_compact_stays() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('insight_compact_stays'));
    with several as (
        select id, count(*) over (partition by stage_id, team_id, month) as rows from insight_staysummary
    ), gone as (
        delete from insight_staysummary s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into insight_staysummary (stage_id, team_id, month, count, seconds)
    select stage_id, team_id, month, sum(count), sum(seconds) from gone group by 1, 2, 3
    having sum(count) <> 0 or sum(seconds) <> 0;
end $$;

-- Differences between the stored sums and the stays themselves; no rows when all is well.
create function insight_stay_drift() returns table (key jsonb, count numeric, seconds numeric) language sql stable as $$
    select key, sum(c), sum(s) from (
        select jsonb_build_array(stage_id, team_id, month) as key, x.count as c, x.seconds as s from insight_staysummary x
        union all
        select jsonb_build_array(e.stage_id, d.team_id, date_trunc('month', d.opened_on)::date), -1,
               -insight_stay_seconds(e.entered_at, e.left_at)
        from deals_stageentry e join deals_deal d on d.id = e.deal_id where e.left_at is not null
    ) b group by key having sum(c) <> 0 or sum(s) <> 0
$$;
select insight_rebuild_stays();
