"""Keeps the health of open deals: for all of them at night, at once for what people do (by triggers), and within a
minute for what changed in bulk."""

from django.db import connection, transaction

from yingdan.deal_health.models import Standing, Tally, Upkeep
from yingdan.deal_health.selectors.upkeep import upkeep
from yingdan.deal_health.services import thresholds
from yingdan.deal_health.types import KINDS
from yingdan.deals.models import Deal
from yingdan.kernel import clock

BATCH = 2_000  # deals of one transaction: the next writer waits for a moment only
FEWEST_STAYS = 10  # fewer won deals say nothing about a stage
_TAKE = """
with taken as (
    select id, deal_id from deal_health_stale order by id limit %s for update skip locked
), gone as (delete from deal_health_stale s using taken t where s.id = t.id)
select array_agg(distinct deal_id) from taken"""
_DWELL = """
with won as (
    select e.stage_id, extract(epoch from e.left_at - e.entered_at) / 86400 as days
    from deals_stageentry e join deals_deal d on d.id = e.deal_id
    where d.status = 'won' and d.closed_on > %(since)s and e.left_at is not null
), found as (
    select stage_id, count(*) as stays, percentile_cont(0.5) within group (order by days) as median
    from won group by 1 having count(*) >= %(fewest)s
), gone as (delete from deal_health_stagedwell w where not exists (select from found f where f.stage_id = w.stage_id))
insert into deal_health_stagedwell as w (stage_id, stays, median) select stage_id, stays, median from found
on conflict (stage_id) do update set stays = excluded.stays, median = excluded.median"""
_TALLY = """
insert into deal_health_tally (team_id, owner_id, deals, amount, watch, risk, risk_amount, kinds)
select d.team_id, d.owner_id, count(*), sum(d.amount), count(*) filter (where h.level = 'watch'),
       count(*) filter (where h.level = 'risk'), coalesce(sum(d.amount) filter (where h.level = 'risk'), 0),
       jsonb_strip_nulls(jsonb_build_object({kinds}))
from deals_deal d left join deal_health_standing h on h.deal_id = d.id where d.status = 'open' group by 1, 2"""
_KIND = "'{kind}', nullif(count(*) filter (where h.kinds @> array['{kind}']::varchar[]), 0)"
_DRIFT = """
select (select count(*) from deals_deal d where d.status = 'open'
        and not exists (select from deal_health_standing h where h.deal_id = d.id)
        and not exists (select from deal_health_stale s where s.deal_id = d.id)),
       (select count(*) from deal_health_standing h
        left join deals_deal d on d.id = h.deal_id where d.id is null or d.status <> 'open'),
       (select count(*) from deal_health_standing h
        where h.score <> greatest(100 - coalesce((select sum(weight) from deal_health_signal s
                                                  where s.deal_id = h.deal_id), 0), 0))"""


def judge(ids: list[int]) -> int:
    """Works some deals out anew; says how many stand differently now."""
    if not ids:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select deal_health_judge(%s, %s)", [sorted(set(ids)), clock.today()])
        return int(cursor.fetchone()[0])


def catch_up() -> int:
    """What changed in bulk, or was being written when it should have been worked out; says how many deals. Each batch
    is taken from the queue in the transaction that works it out. What is held by others now goes to the next job."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from deal_health_stale")
        waiting = int(cursor.fetchone()[0])
    done = 0
    while done < waiting:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_TAKE, [BATCH])
            ids = cursor.fetchone()[0]
            if not ids:
                return done
            judge(ids)
        done += BATCH
    return min(done, waiting)


def judge_all() -> int:
    """Every open deal; says how many stand differently now."""
    after, changed, first = 0, 0, not Standing.objects.exists()
    while ids := _next(after):
        changed += judge(ids)
        after = ids[-1]
        if first:
            _plan_anew()
            first = False
    judge(list(Standing.objects.exclude(deal__status="open").values_list("deal_id", flat=True)[:BATCH]))
    return changed


def _plan_anew() -> None:
    """The first of all batches was planned for empty tables: kept for the others, that plan reads all there is for
    each deal."""
    with connection.cursor() as cursor:
        cursor.execute("analyze deal_health_standing, deal_health_signal")


def usual_stays() -> None:
    """How long deals that were won had stayed in each stage."""
    with transaction.atomic(), connection.cursor() as cursor:
        since = clock.today().replace(day=1)
        cursor.execute(_DWELL, {"since": since.replace(year=since.year - 2), "fewest": FEWEST_STAYS})


def count() -> None:
    """Sums by team and owner, for the report."""
    from_kinds = ", ".join(_KIND.format(kind=kind) for kind in KINDS)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("lock table deal_health_tally in share row exclusive mode")  # one after the other
        Tally.objects.all().delete()
        cursor.execute(_TALLY.format(kinds=from_kinds))
        Upkeep.objects.filter(id=upkeep().pk).update(counted_at=clock.now())


def night() -> None:
    """All of it, with what is usual first."""
    usual_stays()
    judge_all()
    count()


def drift() -> list[str]:
    """What the stored health lacks, in words."""
    with connection.cursor() as cursor:
        cursor.execute(_DRIFT)
        missing, extra, wrong = cursor.fetchone()
    told = ("open deals have no health", "closed deals have a health", "scores are not what their signals weigh")
    return [f"{number} {text}" for number, text in zip((missing, extra, wrong), told, strict=True) if number]


def rebuild() -> None:
    """Works out everything anew."""
    thresholds.ensure_defaults()
    judge(list(Standing.objects.values_list("deal_id", flat=True)))
    night()


def _next(after: int) -> list[int]:
    rows = Deal.objects.filter(status="open", id__gt=after).order_by("id")
    return list(rows.values_list("id", flat=True)[:BATCH])
