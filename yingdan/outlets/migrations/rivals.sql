-- The same of what was seen of competitors.
insert into outlets_competitorsum (week, member_id, team_id, competitor, product, own_product_id, records, priced, price, promotions)
select week, member_id, team_id, competitor, product, own_product_id, sum(n),
       coalesce(sum(n) filter (where price is not null), 0), coalesce(sum(n * price), 0), sum(case when promotion <> '' then n else 0 end)
from changed group by 1, 2, 3, 4, 5, 6
having sum(n) <> 0 or coalesce(sum(n * price), 0) <> 0 or sum(case when promotion <> '' then n else 0 end) <> 0
       or coalesce(sum(n) filter (where price is not null), 0) <> 0;
