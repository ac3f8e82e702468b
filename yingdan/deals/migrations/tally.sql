-- What a statement on deals or their lines changes in the tally (org/models/tally.py). `touched` stands for its rows:
-- column n is 1 for what is now, -1 for what was.
-- deal
with changed as (touched), days as (
    select owner_id, team_id, day, sum(opened) as opened, sum(won) as won, sum(volume) as volume from (
        select coalesce(owner_id, 0) as owner_id, coalesce(team_id, 0) as team_id, opened_on as day, n as opened,
               0 as won, 0::bigint as volume
        from changed where opened_on is not null
        union all
        select coalesce(owner_id, 0), coalesce(team_id, 0), closed_on, 0, n,
               n * (select coalesce(sum(l.quantity * 1000), 0)::bigint from deals_dealline l where l.deal_id = c.id)
        from changed c where status = 'won'
    ) parts group by 1, 2, 3 having sum(opened) <> 0 or sum(won) <> 0 or sum(volume) <> 0
)
insert into deals_dealtally (grain, owner_id, team_id, day, opened, won, volume)
select 'D', owner_id, team_id, day, opened, won, volume from days
union all
select 'M', owner_id, team_id, date_trunc('month', day)::date, sum(opened), sum(won), sum(volume) from days
group by 2, 3, 4 having sum(opened) <> 0 or sum(won) <> 0 or sum(volume) <> 0;
-- line
-- The deals are locked, in one order: somebody who wins one of them meanwhile is waited for, and waits for us, so that
-- neither counts without the other.
with changed as (touched), deals as materialized (
    select id, coalesce(owner_id, 0) as owner_id, coalesce(team_id, 0) as team_id, closed_on, status from deals_deal
    where id in (select deal_id from changed) order by id for no key update
), days as (
    select owner_id, team_id, closed_on as day, sum(n * quantity * 1000)::bigint as volume
    from changed join deals on deals.id = deal_id where status = 'won'
    group by 1, 2, 3 having sum(n * quantity) <> 0
)
insert into deals_dealtally (grain, owner_id, team_id, day, volume)
select 'D', owner_id, team_id, day, volume from days
union all
select 'M', owner_id, team_id, date_trunc('month', day)::date, sum(volume) from days
group by 2, 3, 4 having sum(volume) <> 0;
