-- What a statement on customers or follow-ups changes in the tally (org/models/tally.py). `changed` stands for its rows:
-- column n is 1 for what is now, -1 for what was.
-- customer
with days as (
    select coalesce(owner_id, 0) as owner_id, coalesce(team_id, 0) as team_id, customers_business_day(created_at) as day,
           sum(n) as customers
    from changed group by 1, 2, 3 having sum(n) <> 0
)
insert into customers_worktally (grain, owner_id, team_id, day, customers)
select 'D', owner_id, team_id, day, customers from days
union all
select 'M', owner_id, team_id, date_trunc('month', day)::date, sum(customers) from days
group by 2, 3, 4 having sum(customers) <> 0;
-- followup
with days as (
    select coalesce(owner_id, 0) as owner_id, coalesce(team_id, 0) as team_id, customers_business_day(happened_at) as day,
           sum(n) as followups, coalesce(sum(n) filter (where method = 'call'), 0) as calls,
           coalesce(sum(n) filter (where method = 'visit'), 0) as visits,
           coalesce(sum(n) filter (where method = 'meeting'), 0) as meetings,
           coalesce(sum(n) filter (where method = 'demo'), 0) as demos
    from changed group by 1, 2, 3
)
insert into customers_worktally (grain, owner_id, team_id, day, followups, calls, visits, meetings, demos)
select grain, owner_id, team_id, day, sum(followups), sum(calls), sum(visits), sum(meetings), sum(demos) from (
    select 'D' as grain, d.* from days d
    union all
    select 'M', owner_id, team_id, date_trunc('month', day)::date, followups, calls, visits, meetings, demos from days
) grains group by 1, 2, 3, 4
having sum(followups) <> 0 or sum(calls) <> 0 or sum(visits) <> 0 or sum(meetings) <> 0 or sum(demos) <> 0;
