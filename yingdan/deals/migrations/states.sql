-- The states of deals (models/state.py). {day_start}, {day} are filled in by 0012_state_triggers with the company's zone.

-- The instant of a change: of the transaction, so that all it does is one change. `yingdan.at` lets a loader of past
-- data, or a test, say when it happened.
create function deals_instant() returns timestamptz language sql stable as
$$ select coalesce(nullif(current_setting('yingdan.at', true), '')::timestamptz, now()) $$;

-- From when a deal exists: the beginning of its opening day, unless it is known more exactly; never in the future.
create function deals_born(opened_on date, entered timestamptz, at timestamptz) returns timestamptz language sql stable
as $$ select least(at, case when opened_on is null or deals_business_day(entered) = opened_on then entered
                            else deals_day_start(opened_on) end) $$;

-- From when a deal is closed: now, or the end of an earlier day.
create function deals_ended(closed_on date, at timestamptz) returns timestamptz language sql stable as
$$ select least(at, deals_day_start(closed_on + 1) - interval '1 second') $$;

-- Brings the states of deals in line with the deals: what begins at `cuts` or later goes, and the present state begins
-- at `ats`. A change that was taken back within one transaction leaves nothing behind.
create function deals_write_states(ids bigint[], ats timestamptz[], cuts timestamptz[]) returns void language plpgsql as $$
begin
    delete from deals_dealstate s using unnest(ids, cuts) u(id, cut) where s.deal_id = u.id and s.since >= u.cut;
    update deals_dealstate s
    set until = case when (s.status, s.stage_id, s.pipeline_id, s.amount, s.expected_close, s.owner_id, s.team_id,
                           s.probability, s.category)
                          is distinct from (d.status, d.stage_id, d.pipeline_id, d.amount, d.expected_close, d.owner_id,
                           d.team_id, d.probability, d.category) then u.at end
    from unnest(ids, ats) u(id, at) join deals_deal d on d.id = u.id
    where s.deal_id = u.id and s.since = (select max(l.since) from deals_dealstate l where l.deal_id = u.id);
    insert into deals_dealstate (deal_id, since, status, stage_id, pipeline_id, amount, expected_close, owner_id,
        team_id, probability, category, stage_since, was_status, was_stage_id, was_amount, was_expected_close,
        was_owner_id, was_team_id, was_stage_since)
    select d.id, u.at, d.status, d.stage_id, d.pipeline_id, d.amount, d.expected_close, d.owner_id, d.team_id,
        d.probability, d.category,
        case when d.status = 'open' then
             case when p.status = 'open' and p.stage_id = d.stage_id then p.stage_since else u.at end end,
        p.status, p.stage_id, p.amount, p.expected_close, p.owner_id, p.team_id, p.stage_since
    from unnest(ids, ats) u(id, at) join deals_deal d on d.id = u.id
    left join lateral (select * from deals_dealstate s where s.deal_id = u.id order by s.since desc limit 1) p on true
    where p.id is null or p.until is not null;
end $$;

-- A corrected opening day: what ended before it goes, and the first state begins on it.
create function deals_reborn(ids bigint[], days date[]) returns void language plpgsql as $$
begin
    delete from deals_dealstate s using unnest(ids, days) u(id, day)
    where s.deal_id = u.id and s.until <= deals_day_start(u.day);
    update deals_dealstate s set
        since = case when s.since = f.since then b.at else s.since end,
        stage_since = case when s.stage_since <= f.since then b.at else s.stage_since end,
        was_stage_since = case when s.since > f.since then
                          case when s.was_stage_since <= f.since then b.at else s.was_stage_since end end,
        was_status = case when s.since > f.since then s.was_status end,
        was_stage_id = case when s.since > f.since then s.was_stage_id end,
        was_amount = case when s.since > f.since then s.was_amount end,
        was_expected_close = case when s.since > f.since then s.was_expected_close end,
        was_owner_id = case when s.since > f.since then s.was_owner_id end,
        was_team_id = case when s.since > f.since then s.was_team_id end
    from unnest(ids, days) u(id, day)
    cross join lateral (select * from deals_dealstate x where x.deal_id = u.id order by x.since limit 1) f
    cross join lateral (select deals_born(u.day, f.since, deals_instant()) as at) b
    where s.deal_id = u.id and f.status = 'open' and (f.until is null or b.at < f.until)
    and (s.since = f.since or s.stage_since <= f.since or s.was_stage_since <= f.since);
end $$;

create function deals_states_insert() returns trigger language plpgsql as $$
declare moment timestamptz := deals_instant();
begin
    insert into deals_dealstate (deal_id, since, until, status, stage_id, pipeline_id, amount, expected_close, owner_id,
        team_id, probability, category, stage_since, was_status, was_stage_id, was_amount, was_expected_close,
        was_owner_id, was_team_id, was_stage_since)
    {states} order by since;
    return null;
end $$;
create trigger deals_states_insert after insert on deals_deal referencing new table as new_rows
    for each statement execute function deals_states_insert();

create function deals_states_update() returns trigger language plpgsql as $$
declare
    moment timestamptz := deals_instant();
    ids bigint[]; days date[]; ats timestamptz[]; cuts timestamptz[];
begin
    select array_agg(n.id), array_agg(n.opened_on) into ids, days from new_rows n join old_rows o using (id)
    where n.opened_on is distinct from o.opened_on and n.opened_on is not null;
    if ids is not null then
        perform deals_reborn(ids, days);
    end if;
    -- Somebody else's change may carry a later time, when this transaction began first and had to wait: ours follows it.
    select array_agg(id), array_agg(at), array_agg(case when corrected then least(at, present) else at end)
    into ids, ats, cuts from (
        select n.id, cur.since as present, n.status <> 'open' and n.status = o.status as corrected,
               case when n.status = 'open' then plain.at
                    when n.status <> o.status or n.closed_on is distinct from o.closed_on
                    then deals_ended(n.closed_on, plain.at)
                    else coalesce(cur.since, plain.at) end as at
        from new_rows n join old_rows o using (id)
        left join lateral (select s.since from deals_dealstate s where s.deal_id = n.id and s.until is null) cur on true
        cross join lateral (select case when cur.since > moment then cur.since + interval '1 microsecond'
                                        else moment end as at) plain
        where (n.status, n.stage_id, n.pipeline_id, n.amount, n.expected_close, n.owner_id, n.team_id, n.probability,
               n.category, n.closed_on)
              is distinct from (o.status, o.stage_id, o.pipeline_id, o.amount, o.expected_close, o.owner_id, o.team_id,
               o.probability, o.category, o.closed_on)
    ) changed;
    if ids is not null then
        perform deals_write_states(ids, ats, cuts);
    end if;
    return null;
end $$;
create trigger deals_states_update after update on deals_deal referencing old table as old_rows new table as new_rows
    for each statement execute function deals_states_update();

create function deals_states_delete() returns trigger language plpgsql as $$
begin
    delete from deals_dealstate s using old_rows o where s.deal_id = o.id;
    return null;
end $$;
create trigger deals_states_delete after delete on deals_deal referencing old table as old_rows
    for each statement execute function deals_states_delete();

-- Owners and teams that gave deals away: few rows, and what a team lost is found without its own past.
create index deals_state_moved on deals_dealstate (since)
where was_status is not null and (was_owner_id is distinct from owner_id or was_team_id is distinct from team_id);
