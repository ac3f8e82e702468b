-- Sums of outlets. `changed` stands for the rows of a statement: column n is 1 for what is now, -1 for what was.
-- Rows are only added (docs/adr/0009); `outlets_compact_sums` folds those of one key together.
insert into outlets_spreadsum (month, product_id, owner_id, team_id, channel, province, city, outlets, weight)
select month, product_id, owner_id, team_id, channel, province, city, sum(n), sum(n * weight)
from changed where carried group by 1, 2, 3, 4, 5, 6, 7
having sum(n) <> 0 or sum(n * weight) <> 0;
