"""The one definition of what is measured of a stay in a stage, for closed deals by night and for one deal at once."""

from yingdan.playbooks.types import METHODS, NEEDED, ROLES

# Needs a relation `chosen` (id, owner_id) and gives `measured` (deal_id, stage_id, measure, value, first, roles). A
# deal that was in a stage twice has one stay there: what was done in both counts together, days from the first entry.
# Above the owner are the owner's superior and whoever leads the owner's team or one above it, as they are today.
MEASURED = f"""
entries as materialized (
    select e.deal_id, e.stage_id, e.entered_at, coalesce(e.left_at, %(now)s) as left_at,
           min(e.entered_at) over (partition by e.deal_id, e.stage_id) as first_at
    from deals_stageentry e join chosen c on c.id = e.deal_id
), stays as (
    select deal_id, stage_id, sum(extract(epoch from left_at - entered_at)) / 86400 as days from entries group by 1, 2
), above as materialized (
    select distinct m.id as owner_id, lead.id as boss_id
    from org_member m join org_team own on own.id = m.team_id cross join lateral (
        select m.manager_id as id union select t.manager_id from org_team t where own.path <@ t.path
    ) lead
    where m.id in (select owner_id from chosen) and lead.id <> m.id
), acts as materialized (
    select e.deal_id, e.stage_id, f.method, f.contact_id,
           case when f.owner_id = c.owner_id then 'owner' when p.id is not null then 'presales'
                when b.boss_id is not null then 'superior' when f.owner_id is not null then 'other' end as role,
           deals_business_day(f.happened_at) - deals_business_day(e.first_at) as day
    from entries e join chosen c on c.id = e.deal_id
    join customers_followup f on f.deal_id = e.deal_id and f.happened_at >= e.entered_at and f.happened_at < e.left_at
    left join deals_dealmember p on p.deal_id = e.deal_id and p.member_id = f.owner_id and p.role = 'presales'
    left join above b on b.owner_id = c.owner_id and b.boss_id = f.owner_id
), counted as (
    select deal_id, stage_id, method as measure, count(*)::float as value, min(day) as first,
           array_agg(distinct role) as roles
    from acts group by 1, 2, 3
    union all
    select deal_id, stage_id, 'contacts', count(distinct contact_id), null, array_agg(distinct role)
    from acts where contact_id is not null group by 1, 2
    union all
    select a.deal_id, a.stage_id, 'decider', count(distinct a.contact_id), min(a.day), array_agg(distinct a.role)
    from acts a join customers_contact k on k.id = a.contact_id and k.role = 'decision_maker' group by 1, 2
    union all
    select deal_id, stage_id, 'colleague', count(*), min(day), array_agg(distinct role)
    from acts where role <> 'owner' group by 1, 2
    union all
    select deal_id, stage_id, role, count(*), min(day), null
    from acts where role in ('superior', 'presales') group by 1, 2, 3
), touched as (select deal_id, stage_id, count(*) as times from acts group by 1, 2
), measured as (
    select s.deal_id, s.stage_id, m.measure, coalesce(n.value, 0) as value, n.first, n.roles
    from stays s cross join unnest(array[{", ".join(f"'{name}'" for name in NEEDED)}]) as m (measure)
    left join counted n on n.deal_id = s.deal_id and n.stage_id = s.stage_id and n.measure = m.measure
    union all
    select deal_id, stage_id, 'days', days, null, null from stays
    union all
    select s.deal_id, s.stage_id, 'gap', s.days / t.times, null, null
    from stays s join touched t on t.deal_id = s.deal_id and t.stage_id = s.stage_id
)"""  # noqa: S608 - words of our own
_NEED = " ".join(f"when '{name}' then {need}" for name, need in NEEDED.items() if name not in METHODS)
_DID = f"m.value >= case m.measure {_NEED} else 1 end"
_WHO = ", ".join(f"'{role}', count(*) filter (where {_DID} and '{role}' = any(m.roles))" for role in ROLES)
# The latest closed deals of each pipeline, won and lost: enough to tell by, however large the company.
MOST = 20_000
EVIDENCE = f"""
with ranked as (
    select d.id, d.pipeline_id, d.owner_id, d.status = 'won' as won, d.amount, d.source,
           coalesce(c.industry, '') as industry,
           row_number() over (partition by d.pipeline_id, d.status order by d.closed_on desc, d.id desc) as place
    from deals_deal d left join customers_customer c on c.id = d.customer_id
    where d.status in ('won', 'lost') and d.closed_on > %(since)s
), chosen as materialized (
    select r.*, case when r.amount < s.low then 'S' when r.amount < s.high then 'M' else 'L' end as size
    from ranked r join playbooks_sizeclass s on s.pipeline_id = r.pipeline_id where place <= {MOST}
), {MEASURED}, grouped as (
    select m.stage_id, m.measure, c.won, grouping(c.size, c.source, c.industry) as level, c.size, c.source, c.industry,
           count(*) as deals, count(*) filter (where {_DID}) as have,
           percentile_cont(0.5) within group (order by m.value) as median,
           percentile_cont(0.5) within group (order by m.first) as first,
           jsonb_build_object({_WHO}) as who
    from measured m join chosen c on c.id = m.deal_id
    group by m.stage_id, m.measure, c.won, cube (c.size, c.source, c.industry)
)
insert into playbooks_evidence (stage_id, measure, size, source, industry, won, won_have, won_median, won_first,
                                won_who, lost, lost_have, lost_median, lost_who)
select w.stage_id, w.measure, w.size, w.source, w.industry, w.deals, w.have, w.median, w.first,
       w.who, coalesce(l.deals, 0), coalesce(l.have, 0), l.median, coalesce(l.who, '{{}}')
from grouped w left join grouped l
on not l.won and (l.stage_id, l.measure, l.level) = (w.stage_id, w.measure, w.level)
and l.size is not distinct from w.size and l.source is not distinct from w.source
and l.industry is not distinct from w.industry
where w.won and w.deals >= %(fewest)s
and (w.source <> '' or w.source is null) and (w.industry <> '' or w.industry is null)"""  # noqa: S608 - our own words
SIZES = """
insert into playbooks_sizeclass (pipeline_id, low, high, since, won, lost, worked_at)
select pipeline_id, percentile_disc(1.0 / 3) within group (order by amount),
       percentile_disc(2.0 / 3) within group (order by amount), %(since)s,
       count(*) filter (where status = 'won'), count(*) filter (where status = 'lost'), %(now)s
from deals_deal where status in ('won', 'lost') and closed_on > %(since)s
group by 1 having count(*) filter (where status = 'won') > 0"""
OWN = f"""
with chosen as materialized (select id, owner_id from deals_deal where id = %(deal)s), {MEASURED}
select measure, value from measured where stage_id = %(stage)s"""  # noqa: S608 - words of our own
