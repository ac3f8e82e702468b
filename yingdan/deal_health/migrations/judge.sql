-- Works out the health of some deals as of a day and writes what differs; rules/judging.py says the same in Python.
-- Deals that somebody else is writing this very moment are left to the next job, so that nobody waits for anybody.
create or replace function deal_health_judge(ids bigint[], today date) returns integer language plpgsql as $$
declare
    free bigint[];
    changed integer;
begin
    free := array(select id from deals_deal where id = any(ids) order by id for no key update skip locked);
    insert into deal_health_stale (deal_id)
    select id from deals_deal where id = any(ids) and id <> all(free);
    with limits as materialized (
        select distinct on (p.id, t.kind) p.id as pipeline_id, t.kind, t.active, t.days, t.percent, t.count, t.weight
        from deals_pipeline p join deal_health_threshold t on t.pipeline_id = p.id or t.pipeline_id is null
        order by p.id, t.kind, t.pipeline_id nulls last
    ), facts as materialized (
        select d.id, d.pipeline_id, d.amount, d.competitor, d.expected_close,
               customers_business_day(d.stage_entered_at) as entered,
               coalesce(d.opened_on, customers_business_day(d.created_at)) as opened,
               coalesce(s.norm_days, w.median) as usual,
               case when s.norm_days is not null then 'set' when w.median is not null then 'won'
                    else 'default' end as usual_from,
               greatest(customers_business_day(d.next_contact_at), t.due) as planned,
               d.next_step <> '' or t.undated as stepped,
               greatest(customers_business_day(d.last_followup_at), a.day) as last,
               coalesce(p.people, 0) as people, coalesce(p.deciders, 0) as deciders,
               case when coalesce(p.deciders, 0) = 0 then k.known else 0 end as known
        from deals_deal d join deals_stage s on s.id = d.stage_id
        left join deal_health_stagedwell w on w.stage_id = d.stage_id
        cross join lateral (
            select count(*) as people, count(*) filter (where c.role = 'decision_maker' or m.role = 'decision_maker') as deciders
            from customers_contact c left join deals_dealcontact m on m.deal_id = d.id and m.contact_id = c.id
            where c.id in (select f.contact_id from customers_followup f where f.deal_id = d.id
                           union select contact_id from deals_dealcontact where deal_id = d.id)
        ) p
        cross join lateral (
            select count(*) as known from customers_contact c
            where c.customer_id = d.customer_id and c.role = 'decision_maker'
        ) k
        cross join lateral (
            select max(customers_business_day(due_at)) as due, coalesce(bool_or(due_at is null), false) as undated
            from tasks_task
            where subject_resource = 'deal' and subject_id = d.id and status in ('todo', 'doing', 'blocked')
        ) t
        cross join lateral (select max(happened_on) as day from deals_dealevidence where deal_id = d.id) a
        where d.id = any(free) and d.status = 'open'
    ), judged as (
        select f.*, l.kind, l.days, l.percent, l.count, l.weight, x.longest
        from facts f join limits l on l.pipeline_id = f.pipeline_id and l.active
        cross join lateral (
            select greatest(l.days, floor(coalesce(f.usual, l.count) * l.percent / 100)::int) as longest
        ) x
    ), found as materialized (
        select id, kind, weight, entered + longest + 1 as since,
               jsonb_build_object('entered', entered, 'usual', round(coalesce(usual, count)::numeric),
                                  'limit', longest, 'from', usual_from) as params
        from judged where kind = 'stalled' and today - entered > longest
        union all
        select id, kind, weight, expected_close + days + 1, jsonb_build_object('date', expected_close)
        from judged where kind = 'close_past' and today - expected_close > days
        union all
        select j.id, j.kind, j.weight, s.last,
               jsonb_build_object('times', s.times, 'days', s.days, 'first', s.first)
        from judged j cross join lateral (
            select count(*) as times, sum(expected_close - was_expected_close) as days,
                   (array_agg(was_expected_close order by since))[1] as first,
                   customers_business_day(max(since)) as last
            from deals_dealstate
            where deal_id = j.id and status = 'open' and was_status = 'open' and expected_close > was_expected_close
        ) s
        where j.kind = 'close_slipped' and s.times > 0 and (s.times >= j.count or s.days >= j.days)
        union all
        select id, kind, weight, planned + days + 1, jsonb_build_object('why', 'overdue', 'planned', planned)
        from judged where kind = 'no_next_step' and today - planned > days
        union all
        select id, kind, weight, null, jsonb_build_object('why', 'none')
        from judged
        where kind = 'no_next_step' and planned is null and not stepped and today - opened > days
        union all
        select id, kind, weight, coalesce(last, opened) + days + 1,
               jsonb_build_object('last', coalesce(last, opened), 'never', last is null)
        from judged where kind = 'silent' and today - coalesce(last, opened) > days
        union all
        select id, kind, weight, null, jsonb_build_object('known', known)
        from judged where kind = 'no_decision_maker' and deciders = 0 and today - opened > days
        union all
        select id, kind, weight, null, jsonb_build_object('people', people, 'wanted', count)
        from judged where kind = 'single_contact' and people < count and today - opened > days
        union all
        select j.id, j.kind, j.weight, null,
               jsonb_build_object('was', w.amount::text, 'now', j.amount::text, 'days', j.days)
        from judged j cross join lateral (
            select s.amount from deals_dealstate s where s.deal_id = j.id
            order by s.since > deals_day_start(today - j.days),
                     case when s.since > deals_day_start(today - j.days) then s.since end, s.since desc
            limit 1
        ) w
        where j.kind = 'amount_changed' and w.amount > 0 and w.amount <> j.amount
        and abs(j.amount - w.amount) * 100 >= j.percent * w.amount
        union all
        select id, kind, weight, null, jsonb_build_object('name', competitor)
        from judged where kind = 'competitor' and competitor <> ''
    ), scored as materialized (
        select f.id, greatest(100 - coalesce(sum(s.weight), 0), 0)::int as score,
               coalesce(array_agg(s.kind order by s.kind) filter (where s.kind is not null), '{}') as kinds
        from facts f left join found s on s.id = f.id group by f.id
    ), graded as materialized (
        select id, score, kinds, case when score >= 75 then 'good' when score >= 50 then 'watch' else 'risk' end as level
        from scored
    ), different as materialized (
        select g.* from graded g left join deal_health_standing h on h.deal_id = g.id
        where (h.score, h.level, h.kinds) is distinct from (g.score, g.level, g.kinds::varchar[])
    ), gone as (
        delete from deal_health_signal s
        where s.deal_id = any(ids) and (s.deal_id = any(free) or not exists (select from deals_deal d where d.id = s.deal_id))
        and not exists (select from found f where f.id = s.deal_id and f.kind = s.kind)
    ), closed as (
        delete from deal_health_standing h
        where h.deal_id = any(ids) and (h.deal_id = any(free) or not exists (select from deals_deal d where d.id = h.deal_id))
        and not exists (select from facts f where f.id = h.deal_id)
    ), raised as (
        insert into deal_health_signal as s (deal_id, kind, since, params, weight)
        select f.id, f.kind, coalesce(f.since, o.since, today), f.params, f.weight
        from found f left join deal_health_signal o on o.deal_id = f.id and o.kind = f.kind
        where (o.since, o.params, o.weight)
              is distinct from (coalesce(f.since, o.since, today), f.params, f.weight::smallint)
        order by f.id, f.kind
        on conflict (deal_id, kind) do update
        set since = excluded.since, params = excluded.params, weight = excluded.weight
    ), noted as (
        insert into deal_health_healthchange as c (deal_id, day, score, level, kinds)
        select id, today, score, level, kinds from different order by id
        on conflict (deal_id, day) do update
        set score = excluded.score, level = excluded.level, kinds = excluded.kinds
    ), kept as (
        insert into deal_health_standing as h (deal_id, score, level, kinds, changed_on)
        select id, score, level, kinds, today from different order by id
        on conflict (deal_id) do update
        set score = excluded.score, level = excluded.level, kinds = excluded.kinds, changed_on = excluded.changed_on
        returning 1
    )
    select count(*) into changed from kept;
    return changed;
end $$;
