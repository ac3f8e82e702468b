-- The amount of a month is the sum of its days, whoever writes them.
create function targets_day_sum(days bigint[]) returns bigint language sql immutable strict parallel safe
return (select coalesce(sum(day), 0)::bigint from unnest(days) day);

-- A month's amount over its Mondays to Fridays, for the cells that were stored by month before days were.
create function targets_month_days(year int, month int, amount bigint) returns bigint[] language sql immutable strict as $$
    with day as (
        select d, extract(isodow from d) < 6 as works
        from generate_series(make_date(year, month, 1), (make_date(year, month, 1) + interval '1 month - 1 day')::date,
                             interval '1 day') d
    ), numbered as (
        select d, works, row_number() over (partition by works order by d) as n, count(*) filter (where works) over () as of
        from day
    )
    select array_agg(case when not works then 0 else amount / of + (n <= amount % of)::int end order by d) from numbered
$$;
