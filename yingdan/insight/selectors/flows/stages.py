"""What went through the stages: in a period, or of the deals opened in it."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db import connection

from yingdan.deals.models import Pipeline, Stage
from yingdan.insight.rules import flow as rules
from yingdan.insight.rules.flow import NOTHING, Pile, added
from yingdan.insight.selectors.flows import asof
from yingdan.insight.selectors.flows.moves import (
    STEPS,
    Days,
    Params,
    Selection,
    cohort_sources,
    of_cohort,
    of_period,
    sources,
    whole_months,
)

Mode = Literal["period", "cohort"]
DAY = 86_400
# Of more changes than these, lengths are read from one deal of so many (their numbers divide evenly by it); how many
# there were is always exact. The indexes deals_state_sample and deals_deal_sample hold every sixteenth.
SAMPLES = ((800_000, 64), (50_000, 16))
# Changes alike are summed first, so that each is read once however many figures it is in. Stages passed over: between
# where a deal came from (before the first one, when it is new) and where it went.
_FLOWS = """,
alike as materialized (
    select stage_id, was_stage_id, pipeline_id, position, was_position, came, went, sum(n) as n,
           sum(amount) as amount, sum(was_amount) as was_amount
    from step where came is not null or went is not null group by 1, 2, 3, 4, 5, 6, 7
)
select stage_id, 'in ' || came as kind, sum(n)::bigint, (sum(amount) * 100)::bigint
from alike where came is not null group by 1, 2
union all
select coalesce(was_stage_id, stage_id), 'out ' || went, sum(n)::bigint,
       (sum(case when went in ('passed', 'returned', 'moved_out') then was_amount else amount end) * 100)::bigint
from alike where went is not null group by 1, 2
union all
select g.id, 'skipped', sum(n)::bigint, (sum(s.amount) * 100)::bigint
from alike s join deals_stage g on g.archived_at is null and g.pipeline_id = s.pipeline_id
and g.position > case when came = 'new' then -1 else was_position end
and g.position < case when went = 'won' then 32767 else s.position end
and g.id not in (s.stage_id, coalesce(s.was_stage_id, 0))
where came in ('new', 'forward') or went = 'won' group by 1
union all
select was_stage_id, 'stays', sum(n)::bigint, 0
from alike where went <> 'moved_out' and was_stage_id is not null group by 1
"""
# Stage → median and P90 of its stays in seconds; without a stage: median and mean of the cycles of won deals in days.
_LENGTHS = """
select was_stage_id, percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from since - was_stage_since)
       ::float8) from step
where went is not null and went <> 'moved_out' and was_stage_since is not null group by 1
union all
select null, array[percentile_cont(0.5) within group (order by days), avg(days)] from (
    select greatest(deals_business_day(s.since) - d.opened_on, 0)::float8 as days
    from step s join deals_deal d on d.id = s.deal_id where s.went = 'won' and d.opened_on is not null
) c
"""


@dataclass(frozen=True, slots=True)
class Through:
    """One stage: open deals before and after (of a period only), how deals came and went, how many days they stayed."""

    stage: Stage
    start: Pile
    end: Pile
    entered: dict[str, Pile]
    left: dict[str, Pile]
    skipped: Pile
    conversion: float | None
    stays: int
    median: float | None
    p90: float | None


@dataclass(frozen=True, slots=True)
class Flow:
    """All stages of the pipeline in order, and what it comes to. `cycle` and `cycle_mean` in days, of won deals;
    these and the lengths of stays come from one deal of `share`."""

    pipeline: Pipeline
    stages: list[Through]
    new: Pile
    closed: dict[str, Pile]
    open: Pile
    speed: rules.Speed
    cycle: float | None
    cycle_mean: float | None
    share: int


def read(chosen: Selection, days: Days, mode: Mode, pipeline: Pipeline, stages: list[Stage]) -> Flow:
    """The flow through one pipeline; stages out of use only where something happened."""
    params = {**chosen.params(), **days.params()}
    flows = counted(chosen, days, mode)
    stays, cycle, mean, share = _lengths(chosen, mode, params, flows)
    start, end = _standing(chosen, params, mode)
    rows = [_through(stage, flows, stays, start, end) for stage in stages]
    rows = [one for one in rows if one.stage.archived_at is None or _seen(one)]
    closed = {status: added(*(one.left.get(status, NOTHING) for one in rows)) for status in rules.CLOSED}
    new = added(*(one.entered.get("new", NOTHING) for one in rows))
    still = added(*end.values()) if mode == "period" else _open(new, rows)
    return Flow(
        pipeline,
        rows,
        new,
        closed,
        still,
        rules.speed(closed, still[0] if mode == "period" else None, cycle),
        cycle,
        mean,
        share,
    )


def counted(chosen: Selection, days: Days, mode: Mode) -> dict[int, dict[str, Pile]]:
    """Stage → `in …`, `out …`, `skipped` and `stays` → how many, fen."""
    if mode == "period":
        parts = sources(chosen, False, whole_months(chosen, days))
    else:
        parts = cohort_sources(chosen, whole_months(chosen, days, opened=True))
    flows: dict[int, dict[str, Pile]] = {}
    for moves, more in parts:
        with connection.cursor() as cursor:
            cursor.execute(f"with {moves}, {STEPS}" + _FLOWS, {**chosen.params(), **days.params(), **more})
            for stage, kind, count, fen in cursor.fetchall():
                found = flows.setdefault(stage, {})
                found[kind] = added(found.get(kind, NOTHING), (count, fen))
    return flows


def _lengths(
    chosen: Selection, mode: Mode, params: Params, flows: dict[int, dict[str, Pile]]
) -> tuple[dict[int, tuple[float, float]], float | None, float | None, int]:
    """Median and P90 of the stays by stage in seconds, the cycle's median and mean in days, and of how many deals one
    was asked."""
    changes = sum(pile[0] for one in flows.values() for kind, pile in one.items() if kind[:3] in ("in ", "out"))
    share = next((share for many, share in SAMPLES if changes > many), 1)
    deal = "s.deal_id" if mode == "period" else "d.id"
    part = "" if share == 1 else f"and {deal} %% 16 = 0 and {deal} %% {share} = 0"
    moves = of_period(chosen, more=part) if mode == "period" else of_cohort(chosen, more=part)
    with connection.cursor() as cursor:
        cursor.execute(f"with {moves}, {STEPS}" + _LENGTHS, params)
        stays = dict(cursor.fetchall())
    cycle, mean = (None if one is None else round(one, 1) for one in stays.pop(None))
    return stays, cycle, mean, share


def _standing(chosen: Selection, params: Params, mode: Mode) -> tuple[dict[int, Pile], dict[int, Pile]]:
    if mode == "cohort":
        return {}, {}
    both = (asof.by_stage(chosen, params, at) for at in ("opening", "closing"))
    start, end = ({stage: (count, fen) for stage, (count, fen, _) in one.items()} for one in both)
    return start, end


def _open(new: Pile, rows: list[Through]) -> Pile:
    """Of a cohort: what came less what closed; amounts of today are the funnel's to tell."""
    closed = sum(one.left.get(kind, NOTHING)[0] for one in rows for kind in ("won", "lost", "abandoned"))
    again = sum(one.entered.get("reopened", NOTHING)[0] for one in rows)
    return new[0] + again - closed, 0


def _through(
    stage: Stage, flows: dict[int, dict[str, Pile]], stays: dict[int, Any], start: dict[int, Pile],
    end: dict[int, Pile],
) -> Through:  # fmt: skip
    found = flows.get(stage.id, {})
    entered = {kind: found.get(f"in {kind}", NOTHING) for kind in rules.ENTERED}
    left = {kind: found.get(f"out {kind}", NOTHING) for kind in rules.LEFT}
    count = found.get("stays", NOTHING)[0]
    median, p90 = stays.get(stage.id, (None, None))
    return Through(
        stage, start.get(stage.id, NOTHING), end.get(stage.id, NOTHING), entered, left, found.get("skipped", NOTHING),
        rules.conversion(left), count, _days(median), _days(p90),
    )  # fmt: skip


def _days(seconds: float | None) -> float | None:
    return None if seconds is None else round(float(seconds) / DAY, 1)


def _seen(one: Through) -> bool:
    piles = [*one.entered.values(), *one.left.values(), one.skipped, one.start, one.end]
    return any(count for count, _ in piles)
