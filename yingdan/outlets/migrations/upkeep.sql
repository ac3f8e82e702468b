-- Folds the rows of one key into one and drops what has come to nothing.
create function outlets_compact_sums() returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('outlets_compact_sums'));
    with several as (
        select id, count(*) over (partition by month, product_id, owner_id, team_id, channel, province, city) as rows
        from outlets_spreadsum
    ), gone as (
        delete from outlets_spreadsum s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into outlets_spreadsum (month, product_id, owner_id, team_id, channel, province, city, outlets, weight)
    select month, product_id, owner_id, team_id, channel, province, city, sum(outlets), sum(weight)
    from gone group by 1, 2, 3, 4, 5, 6, 7 having sum(outlets) <> 0 or sum(weight) <> 0;

    with several as (
        select id, count(*) over (partition by week, member_id, team_id, competitor, product, own_product_id) as rows
        from outlets_competitorsum
    ), gone as (
        delete from outlets_competitorsum s using several where several.id = s.id and rows > 1 returning s.*
    )
    insert into outlets_competitorsum
        (week, member_id, team_id, competitor, product, own_product_id, records, priced, price, promotions)
    select week, member_id, team_id, competitor, product, own_product_id,
           sum(records), sum(priced), sum(price), sum(promotions)
    from gone group by 1, 2, 3, 4, 5, 6
    having sum(records) <> 0 or sum(priced) <> 0 or sum(price) <> 0 or sum(promotions) <> 0;
end $$;

-- Differences between the sums and what they are made of; no rows when all is well.
create function outlets_sum_drift() returns table (summary text, key jsonb, count numeric, amount numeric)
language sql stable as $$
    select 'distribution', key, sum(c), sum(a) from (
        select jsonb_build_array(month, product_id, owner_id, team_id, channel, province, city) as key,
               s.outlets as c, s.weight as a from outlets_spreadsum s
        union all
        select jsonb_build_array(month, product_id, owner_id, team_id, channel, province, city), -1, -m.weight
        from outlets_outletmonth m where carried
    ) d group by key having sum(c) <> 0 or sum(a) <> 0
    union all
    select 'competitors', key, sum(c), sum(a) from (
        select jsonb_build_array(week, member_id, team_id, competitor, product, own_product_id) as key,
               s.records as c, s.price as a from outlets_competitorsum s
        union all
        select jsonb_build_array(week, member_id, team_id, competitor, product, own_product_id), -1, -coalesce(r.price, 0)
        from outlets_competitorrecord r
    ) d group by key having sum(c) <> 0 or sum(a) <> 0
$$;
