-- States of deals that have none, from what is known of their past: stays in stages, opening and closing day, and the
-- audit trail. What nobody recorded is taken to have been always as it is.
create function deals_backfill_states() returns void language plpgsql as $$
declare moment timestamptz := deals_instant();
begin
    create temp table deals_past on commit drop as
    select d.* from deals_deal d where not exists (select from deals_dealstate s where s.deal_id = d.id);
    analyze deals_past;

    -- When something changed: `entered` is the beginning of the stay that the instant falls into.
    create temp table deals_point on commit drop as
    with stay as (
        select e.deal_id, e.stage_id, e.entered_at, e.left_at, e.id, lead(e.entered_at) over w as following,
               row_number() over w as number
        from deals_stageentry e join deals_past d on d.id = e.deal_id
        window w as (partition by e.deal_id order by e.entered_at, e.id)
    )
    select distinct on (deal_id, at) deal_id, at, stage_id, open, at as entered from (
        select s.deal_id, s.stage_id, s.id, true as open,
               case when s.number = 1 then least(s.entered_at, deals_born(d.opened_on, s.entered_at, moment))
                    else s.entered_at end as at
        from stay s join deals_past d on d.id = s.deal_id
        union all
        select s.deal_id, s.stage_id, s.id, false,
               case when s.following is null and deals_business_day(s.left_at) is distinct from d.closed_on
                    then deals_ended(d.closed_on, moment) else s.left_at end
        from stay s join deals_past d on d.id = s.deal_id
        where s.left_at is not null and (s.following > s.left_at or s.following is null and d.status <> 'open')
        union all
        select d.id, d.stage_id, 0, true, deals_born(d.opened_on, d.stage_entered_at, moment) from deals_past d
        where not exists (select from deals_stageentry e where e.deal_id = d.id)
        union all
        select d.id, d.stage_id, 0, false, deals_ended(d.closed_on, moment) from deals_past d
        where d.status <> 'open' and not exists (select from deals_stageentry e where e.deal_id = d.id)
    ) points order by deal_id, at, open, id desc;
    create index on deals_point (deal_id, at);
    analyze deals_point;
    -- A deal closed on a day before its last stay began was already decided then.
    delete from deals_point p using deals_past d, lateral (
        select max(c.at) as at from deals_point c where c.deal_id = d.id and not c.open
    ) c where d.id = p.deal_id and d.status <> 'open' and p.open and p.at >= c.at;

    create temp table deals_known on commit drop as
    select a.row_id as deal_id, a.at, a.changes from platform_audit a join deals_past d on d.id = a.row_id
    where a.table_name = 'deals_deal' and a.action = 'U' and a.changes ?|
          array['amount', 'expected_close', 'owner_id', 'team_id', 'probability', 'status'];
    create index on deals_known (deal_id, at);
    analyze deals_known;
    insert into deals_point (deal_id, at, stage_id, open, entered)
    select k.deal_id, k.at, p.stage_id, true, p.entered from (select distinct deal_id, at from deals_known) k
    cross join lateral (select * from deals_point p where p.deal_id = k.deal_id and p.at <= k.at
                        order by p.at desc limit 1) p
    -- A move writes the deal and the stay a moment apart: that is one change.
    where p.open and p.at < k.at and not exists (
        select from deals_point m where m.deal_id = k.deal_id and m.at between k.at and k.at + interval '10 seconds');

    insert into deals_dealstate (deal_id, since, until, status, stage_id, pipeline_id, amount, expected_close, owner_id,
        team_id, probability, category, stage_since, was_status, was_stage_id, was_amount, was_expected_close,
        was_owner_id, was_team_id, was_stage_since)
    select deal_id, since, until, status, stage_id, pipeline_id, amount, expected_close, owner_id, team_id,
        probability, category, stage_since, lag(status) over w, lag(stage_id) over w, lag(amount) over w,
        lag(expected_close) over w, lag(owner_id) over w, lag(team_id) over w, lag(stage_since) over w
    from (
        select p.deal_id, p.at as since, lead(p.at) over w as until, p.stage_id,
            case when lead(p.at) over w is null then d.pipeline_id else g.pipeline_id end as pipeline_id,
            case when p.open then 'open' when lead(p.at) over w is null then d.status
                 else {gone} end as status,
            {amount} as amount, {expected_close} as expected_close, {owner_id} as owner_id, {team_id} as team_id,
            case when lead(p.at) over w is null then d.probability when not p.open then 0
                 else {probability} end as probability,
            case when lead(p.at) over w is null then d.category else '' end as category,
            case when p.open then p.entered end as stage_since
        from deals_point p join deals_past d on d.id = p.deal_id join deals_stage g on g.id = p.stage_id
        left join (select distinct deal_id from deals_known) k on k.deal_id = p.deal_id
        window w as (partition by p.deal_id order by p.at)
    ) told window w as (partition by deal_id order by since) order by since;
    drop table deals_past, deals_point, deals_known;
end $$;

-- Deals whose states do not fit: none or several present ones, another one than the deal, gaps, a wrong state before.
create function deals_state_drift() returns table (deal_id bigint, problem text) language sql stable as $$
    select d.id, case when s.id is null then 'no present state' else 'present state differs' end
    from deals_deal d left join deals_dealstate s on s.deal_id = d.id and s.until is null
    where s.id is null or (s.status, s.stage_id, s.pipeline_id, s.amount, s.expected_close, s.owner_id, s.team_id,
        s.probability, s.category) is distinct from (d.status, d.stage_id, d.pipeline_id, d.amount, d.expected_close,
        d.owner_id, d.team_id, d.probability, d.category)
    union all
    select s.deal_id, 'states of no deal' from deals_dealstate s
    where s.until is null and not exists (select from deals_deal d where d.id = s.deal_id)
    union all
    select o.deal_id, 'gap or overlap' from (
        select s.deal_id, s.until, lead(s.since) over w as following, row (s.was_status, s.was_stage_id, s.was_amount,
            s.was_expected_close, s.was_owner_id, s.was_team_id, s.was_stage_since) is distinct from
            row (lag(s.status) over w, lag(s.stage_id) over w, lag(s.amount) over w, lag(s.expected_close) over w,
            lag(s.owner_id) over w, lag(s.team_id) over w, lag(s.stage_since) over w) as wrong
        from deals_dealstate s window w as (partition by s.deal_id order by s.since)
    ) o where o.until is distinct from o.following or o.wrong
$$;

-- Makes good what drifted: broken pasts are made anew, the others go on with how the deal is now.
create function deals_repair_states() returns void language plpgsql as $$
declare ids bigint[]; ats timestamptz[];
begin
    lock table deals_deal in share mode;
    delete from deals_dealstate s using (select distinct r.deal_id from deals_state_drift() r
        where r.problem in ('gap or overlap', 'states of no deal', 'no present state')) r where r.deal_id = s.deal_id;
    perform deals_backfill_states();
    select array_agg(r.deal_id), array_agg(case when d.status = 'open' then greatest(deals_instant(), s.since)
                                           else deals_ended(d.closed_on, deals_instant()) end)
    into ids, ats from deals_state_drift() r join deals_deal d on d.id = r.deal_id
    join deals_dealstate s on s.deal_id = d.id and s.until is null where r.problem = 'present state differs';
    if ids is not null then
        perform deals_write_states(ids, ats, ats);
    end if;
end $$;
select deals_backfill_states();
