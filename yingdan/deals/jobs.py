"""Background work on deals: after changes of a pipeline, and upkeep of the sums."""

from django.db import connection, transaction

from yingdan.deals.models import Deal, Stage
from yingdan.deals.services import competitors, gate_tally, requests, summaries
from yingdan.kernel import audit, clock, jobs
from yingdan.kernel.actor import Actor

CHUNK = 5_000  # deals a transaction: nobody waits long for a row

_REFIT = """
update deals_deal d set furthest = f.position
from (select d.id, case when d.status = 'won' then greatest(last.position, coalesce(max(s.position), 0))
                        else coalesce(max(s.position), now.position) end as position
      from deals_deal d join deals_stage now on now.id = d.stage_id
      left join deals_stageentry e on e.deal_id = d.id left join deals_stage s on s.id = e.stage_id
      cross join (select coalesce(max(position), 0) as position from deals_stage
                  where pipeline_id = %(pipeline)s and archived_at is null) last
      where d.pipeline_id = %(pipeline)s and d.id > %(after)s and d.id <= %(upto)s
      group by d.id, d.status, last.position, now.position) f
where d.id = f.id and d.furthest <> f.position
"""


@jobs.job("deals.reweight_stage")
def reweight_stage(stage_id: int) -> None:
    """Gives the open deals of a stage its win rate, except where it was overridden."""
    stage = Stage.objects.get(id=stage_id)
    stale = Deal.objects.filter(stage=stage, status="open", probability_set=False).exclude(
        probability=stage.probability
    )
    changed = 1
    while changed:
        with transaction.atomic():
            audit.announce(Actor.system(f"win rate of {stage.name} changed"))
            ids = list(stale.order_by("id").select_for_update(no_key=True).values_list("id", flat=True)[:CHUNK])
            changed = Deal.objects.filter(id__in=ids).update(probability=stage.probability) if ids else 0


@jobs.job("deals.refit_furthest")
def refit_furthest(pipeline_id: int) -> None:
    """Counts anew how far the deals of a pipeline came, after its stages changed places."""
    after = 0
    while upto := _next(pipeline_id, after):
        with transaction.atomic(), connection.cursor() as cursor:
            audit.announce(Actor.system("stages changed places"))
            cursor.execute(_REFIT, {"pipeline": pipeline_id, "after": after, "upto": upto})
        after = upto


@jobs.job("deals.compact_summaries", schedule="17 * * * *")
def compact_summaries() -> None:
    """Keeps the tables of sums short."""
    summaries.compact()


@jobs.job("deals.fit_competitor")
def fit_competitor(competitor_id: int) -> None:
    """Brings deals to the catalogue's spelling of a competitor."""
    competitors.fit(competitor_id)


@jobs.job("deals.count_gates", schedule="23 * * * *")
def count_gates() -> None:
    """Counts how deals passed the gates, for the report."""
    gate_tally.count(str(clock.company_zone()))


@jobs.job("deals.remind_requests", schedule="5 1 * * *")
def remind_requests() -> None:
    """In the morning (nine in Shanghai): reminds those who were asked for help and have not answered."""
    with transaction.atomic():
        requests.remind()


def _next(pipeline_id: int, after: int) -> int | None:
    ids = Deal.objects.filter(pipeline_id=pipeline_id, id__gt=after).order_by("id").values_list("id", flat=True)
    return max(ids[:CHUNK], default=None)
