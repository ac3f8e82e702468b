"""Facts about each customer's rhythm and the judgement on them, worked out in the database for any number at once.

The judgement is that of `rules/rhythm.py`, which a test holds this against.
"""

from yingdan.kernel import clock
from yingdan.segments.rules.rhythm import PRIOR_WEIGHT

# Days are those of the company. Two years of contacts say how often somebody is talked to; purchases are rarer and
# count from the beginning. What lies ahead of `today` does not count, so that one can ask as of any day.
CONTACT_DAYS = 730
_DAY = clock.day_sql("f.happened_at")
FACTS = f"""
with chosen as materialized (select c.id from customers_customer c where {{which}}
), buys as (
    select d.customer_id as id, d.closed_on as day, sum(d.amount) as amount
    from deals_deal d join chosen c on c.id = d.customer_id
    where d.status = 'won' and d.closed_on <= %(today)s group by 1, 2
), buying as (
    select id, max(day) as last, count(gap) as gaps, percentile_cont(0.5) within group (order by gap) as gap,
           coalesce(sum(amount) filter (where day > %(year_ago)s), 0) as won
    from (select id, day, amount, day - lag(day) over (partition by id order by day) as gap from buys) b group by id
), talks as (
    select f.customer_id as id, {_DAY} as day, bool_or(f.method in ('visit', 'meeting', 'demo')) as visit
    from customers_followup f join chosen c on c.id = f.customer_id
    where f.happened_at >= %(talks_from)s and f.happened_at < %(tomorrow)s group by 1, 2
), talking as (
    select id, max(day) as last, max(day) filter (where visit) as visit, count(gap) as gaps,
           percentile_cont(0.5) within group (order by gap) as gap
    from (select id, day, visit, day - lag(day) over (partition by id order by day) as gap from talks) t group by id
)
insert into segments_standing as s (customer_id, won_year, won_last, buy_gaps, buy_gap, contact_last, visit_last,
                                    contact_gaps, contact_gap, warning)
select c.id, coalesce(b.won, 0), b.last, coalesce(b.gaps, 0), b.gap, t.last, t.visit, coalesce(t.gaps, 0), t.gap, ''
from chosen c left join buying b on b.id = c.id left join talking t on t.id = c.id
on conflict (customer_id) do update
set won_year = excluded.won_year, won_last = excluded.won_last, buy_gaps = excluded.buy_gaps,
    buy_gap = excluded.buy_gap, contact_last = excluded.contact_last, visit_last = excluded.visit_last,
    contact_gaps = excluded.contact_gaps, contact_gap = excluded.contact_gap
where (s.won_year, s.won_last, s.buy_gaps, s.buy_gap, s.contact_last, s.visit_last, s.contact_gaps, s.contact_gap)
      is distinct from (excluded.won_year, excluded.won_last, excluded.buy_gaps, excluded.buy_gap,
                        excluded.contact_last, excluded.visit_last, excluded.contact_gaps, excluded.contact_gap)"""  # noqa: S608 - words of our own
# What is usual in a class: the median over its customers of their own gaps; "all" is the whole company.
PRIORS = """
select case when grouping(c.grade) = 1 then 'all' else c.grade end,
       percentile_cont(0.5) within group (order by s.buy_gap),
       percentile_cont(0.5) within group (order by s.contact_gap)
from segments_standing s join customers_customer c on c.id = s.customer_id
where c.status <> 'lost' and (s.buy_gap is not null or s.contact_gap is not null)
group by grouping sets ((c.grade), ())"""

# Late in both counts as late in buying; lost customers are no longer anybody's to look after.
TALLY = """
insert into segments_tally (team_id, owner_id, customers, visits, buying, contact, dormant)
select c.team_id, c.owner_id, count(*), count(*) filter (where s.visit_due_on < %(today)s),
       count(*) filter (where s.warning in ('buying', 'both')), count(*) filter (where s.warning = 'contact'),
       count(*) filter (where s.warning = 'dormant')
from customers_customer c left join segments_standing s on s.customer_id = c.id
where c.status <> 'lost' group by 1, 2"""


def _expected(name: str) -> str:
    own = f"s.{name}_gaps * s.{name}_gap"
    prior = f"coalesce((%({name})s::jsonb ->> c.grade)::float, (%({name})s::jsonb ->> 'all')::float, s.{name}_gap)"
    return f"case when s.{name}_gaps > 0 then ({own} + {PRIOR_WEIGHT} * {prior}) / (s.{name}_gaps + {PRIOR_WEIGHT}) end"


def _late(last: str, expected: str) -> str:
    silent = f"(%(today)s - {last})"
    return f"coalesce({silent} >= %(min_days)s and {silent} * 100 > %(factor)s * {expected}, false)"


# Warnings are about customers who bought: prospects that nobody works on are the matter of public pools. Nobody is late
# in buying who has an open deal: it is being talked about. Lost customers get no warning at all.
JUDGE = f"""
with judged as materialized (
    select s.id, x.buy, x.contact,
           case when c.status = 'lost' or s.won_last is null then ''
                when not o.open and greatest(s.won_last, s.contact_last) < %(dormant)s then 'dormant'
                when not o.open and {_late("s.won_last", "x.buy")}
                     and {_late("s.contact_last", "x.contact")} then 'both'
                when not o.open and {_late("s.won_last", "x.buy")} then 'buying'
                when {_late("s.contact_last", "x.contact")} then 'contact' else '' end as warning,
           case when c.status <> 'lost' and c.owner_id is not null
                then coalesce(case when %(face)s then s.visit_last else s.contact_last end,
                              {clock.day_sql("coalesce(c.owned_since, c.created_at)")})
                     + (%(visit)s::jsonb ->> c.grade)::int end as due
    from segments_standing s join customers_customer c on c.id = s.customer_id
    cross join lateral (select {_expected("buy")} as buy, {_expected("contact")} as contact) x
    cross join lateral (
        select exists (select from deals_deal d where d.customer_id = c.id and d.status = 'open') as open
    ) o
    where {{which}}
)
update segments_standing s set buy_expected = j.buy, contact_expected = j.contact, warning = j.warning,
                               visit_due_on = j.due
from judged j where j.id = s.id
and (s.buy_expected, s.contact_expected, s.warning, s.visit_due_on)
    is distinct from (j.buy, j.contact, j.warning, j.due)"""  # noqa: S608 - words of our own
