-- What deviates from cards; see findings.py. The lines of cards with everything that says how they are visited: a customer
-- that the rep no longer owns, or that was lost, is one deviation and not five, so only `mine` are judged further.
with card as materialized (
    select k.*, p.per_day, p.possible, extract(epoch from k.day_from)::int / 60 as opens,
           extract(epoch from k.day_to)::int / 60 as closes
    from coverage_card k join unnest(%(cards)s::bigint[], %(per_day)s::int[], %(possible)s::int[])
         as p (id, per_day, possible) on p.id = k.id
), line as materialized (
    select o.id, o.card_id, k.member_id, o.customer_id, o.route_id, o.position, c.status, c.territory_id, c.grade,
           c.owner_id is not distinct from k.member_id as owned,
           c.owner_id is not distinct from k.member_id and c.status <> 'lost' as mine,
           coalesce(o.cycle_days, case c.grade when 'A' then k.cycle_a when 'B' then k.cycle_b when 'C' then k.cycle_c
                                               else k.cycle_none end,
                    (%(visit)s::jsonb ->> c.grade)::int) as cycle,
           coalesce(o.minutes, k.minutes) as minutes, k.travel,
           (coalesce(o.minutes, k.minutes) + k.travel)::numeric / (k.minutes + k.travel) as weight,
           o.window_from is not null or o.window_to is not null as timed,
           greatest(extract(epoch from o.window_from)::int / 60, k.opens, 0) as opens,
           least(extract(epoch from o.window_to)::int / 60, k.closes, 1440) as closes,
           coalesce(case when %(face)s then s.visit_last else s.contact_last end,
                    {since}) as base
    from coverage_outlet o join card k on k.id = o.card_id join customers_customer c on c.id = o.customer_id
    left join segments_standing s on s.customer_id = c.id
), owned as materialized (
    select k.id as card_id, c.id as customer_id, c.territory_id,
           exists (select from line l where l.card_id = k.id and l.customer_id = c.id) as listed
    from card k join customers_customer c on c.owner_id = k.member_id where c.status <> 'lost'
), named as materialized (
    select distinct card_id from coverage_region where card_id = any(%(cards)s)
), inside as materialized (
    with recursive below (card_id, territory_id) as (
        select card_id, territory_id from coverage_region where card_id = any(%(cards)s)
        union select b.card_id, t.id from below b join org_territory t on t.parent_id = b.territory_id
    ) select card_id, territory_id from below
), ordered as (
    select l.*, coalesce(sum(minutes + travel) over (way rows between unbounded preceding and 1 preceding), 0) as before
    from line l where l.timed and l.route_id is not null and l.mine
    window way as (partition by route_id order by position, id)
), timing as (
    select card_id, customer_id,
           before + max(opens - before) over (partition by route_id order by position, id) + minutes - closes as late
    from ordered
), load as (
    select r.id as route_id, r.card_id, k.per_day,
           round(sum(least(1, 7.0 * r.every_weeks / cardinality(r.weekdays) / coalesce(l.cycle, 1)) * l.weight), 6)
               as visits
    from coverage_route r join card k on k.id = r.card_id join line l on l.route_id = r.id and l.mine
    group by r.id, r.card_id, k.per_day
), total as (
    select k.id as card_id, k.possible, round(sum({days}.0 / l.cycle * l.weight), 6) as visits
    from card k join line l on l.card_id = k.id and l.mine and l.cycle is not null group by k.id, k.possible
), found (card_id, kind, customer_id, route_id, figure) as (
    select o.card_id, case when o.territory_id is null then 'unplaced' else 'outside' end, o.customer_id, null::bigint,
           null::int
    from owned o join named using (card_id)
    where o.territory_id is null
       or not exists (select from inside i where i.card_id = o.card_id and i.territory_id = o.territory_id)
    union all select card_id, 'missing', customer_id, null, null from owned where not listed
    union all select card_id, case when owned then 'lost' else 'not_owned' end, customer_id, null, null
              from line where not mine
    union all select card_id, 'no_route', customer_id, null, null from line where mine and route_id is null
    union all select card_id, 'no_cycle', customer_id, null, null from line where mine and cycle is null
    union all select card_id, 'overdue', customer_id, null, %(today)s - (base + cycle)
              from line where mine and base + cycle < %(today)s
    union all select l.card_id, 'rare', l.customer_id, l.route_id, r.gap - l.cycle
              from line l join coverage_route r on r.id = l.route_id where l.mine and l.cycle < r.gap
    union all select card_id, 'clash', customer_id, null, late::int from timing where late > 0
    union all select card_id, 'overfull', null, route_id, ceil(visits - per_day)::int from load where visits > per_day
    union all select card_id, 'capacity', null, null, ceil(visits - possible)::int from total where visits > possible
)
