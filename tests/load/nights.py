"""What the jobs behind the pages of winning.py take: `DATABASE_URL=… python tests/load/nights.py [fill] [job …]`.

`fill` adds tasks and passages through gates to a large demo company by SQL: a task for each open deal, one done for
each deal that closed within a year, and how deals of the year left their stages. Prints seconds.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")

import django  # noqa: E402

django.setup()

from django.db import connection, transaction  # noqa: E402

TASKS = """
insert into tasks_task (created_at, updated_at, owner_id, created_by_id, team_id, title, status, priority, due_at,
    done_at, subject_resource, subject_id, subject_title, customer_id)
select d.updated_at, d.updated_at, d.owner_id, d.owner_id, d.team_id, '推进：' || d.name,
    case when d.status <> 'open' then 'done' when d.id %% 9 = 0 then 'doing' when d.id %% 23 = 0 then 'blocked'
         else 'todo' end,
    case d.id %% 7 when 0 then 'high' when 1 then 'low' else 'normal' end,
    case when d.status <> 'open' then d.closed_on::timestamptz when d.id %% 11 <> 0
         then now() + make_interval(days => (d.id %% 60)::int - 15) end,
    case when d.status <> 'open' then d.closed_on::timestamptz end, 'deal', d.id, d.name, d.customer_id
from deals_deal d where d.owner_id is not null and (d.status = 'open' or d.closed_on > current_date - 365)"""
CRITERIA = """
insert into deals_stagecriterion (kind, strength, params, label, position, stage_id)
select kind, strength, params::jsonb, '', 0, id from deals_stage, (values
    ('field', 'overridable', '{"field": "next_step"}'), ('followup', 'soft', '{"method": "visit", "count": 1}'),
    ('contact', 'soft', '{"role": "decision_maker"}')) c (kind, strength, params)
where archived_at is null"""
PASSAGES = """
insert into deals_gatepassage (deal_id, stage_id, to_stage_id, team_id, by_id, at, result, reason, missing)
select d.id, e.stage_id, null, d.team_id, d.owner_id, e.left_at,
    case when e.id %% 17 = 0 then 'refused' when e.id %% 5 = 0 then 'overridden' when e.id %% 3 = 0 then 'soft'
         else 'clean' end, '', '[]'::jsonb
from deals_stageentry e join deals_deal d on d.id = e.deal_id
where e.left_at > now() - interval '1 year'"""


def main() -> None:
    """What was asked for, or every job."""
    asked = sys.argv[1:] or list(JOBS)
    if "fill" in asked:
        timed("fill", fill)
    for name in asked:
        if name != "fill":
            timed(name, JOBS[name])


def timed(name: str, work: Callable[[], Any]) -> None:
    """Runs it and prints how long it took."""
    begun = time.monotonic()
    work()
    print(f"{name:30}{time.monotonic() - begun:9.1f} s", flush=True)


@transaction.atomic
def fill() -> None:
    """Tasks, criteria and passages, unless they are there."""
    with connection.cursor() as cursor:
        for table, sql in (
            ("tasks_task", TASKS), ("deals_stagecriterion", CRITERIA), ("deals_gatepassage", PASSAGES)
        ):  # fmt: skip
            cursor.execute(f"select exists (select from {table})")
            if not cursor.fetchone()[0]:
                cursor.execute(sql.replace("%%", "%"))
                print(f"  {cursor.rowcount:,} {table}", flush=True)
        cursor.execute("analyze")


def broadcast() -> None:
    """To everybody: their places on three boards, as the morning's broadcast tells them."""
    from yingdan.insight.models import Broadcast, BroadcastRun
    from yingdan.insight.rules.broadcast import Due
    from yingdan.insight.services import telling
    from yingdan.kernel import clock
    from yingdan.org.selectors import calendar as calendars

    boards = [
        {"metric": "amount", "by": "person", "cumulative": "month"},
        {"metric": "visits", "by": "person", "cumulative": "month"},
        {"metric": "amount", "by": "team", "cumulative": "year"},
    ]
    with transaction.atomic():
        row = Broadcast.objects.filter(team=None).first() or Broadcast(team=None)
        row.enabled, row.boards, row.since = True, boards, clock.now()
        row.save()
        telling._run(row, Due(clock.today(), "evening", False), clock.now(), calendars.load(None))
        run = BroadcastRun.objects.latest("id")
        print(f"  told {run.people:,}", flush=True)
        transaction.set_rollback(True)


def _jobs() -> dict[str, Callable[[], Any]]:
    from yingdan.deal_health.services import refreshing
    from yingdan.deals.jobs import count_gates
    from yingdan.forecast.services import runs, scoring
    from yingdan.playbooks.services import working
    from yingdan.segments.services import standing

    return {
        "health of all open deals": refreshing.night,
        "health: sums of the report": refreshing.count,
        "evidence of playbooks": working.work_out,
        "passages through gates": count_gates,
        "figures of the forecast": runs.refresh,
        "snapshot of the week": runs.snapshot,
        "scores of past forecasts": scoring.settle,
        "rhythms of customers": standing.work_out,
        "broadcast to everybody": broadcast,
    }


JOBS = _jobs()

if __name__ == "__main__":
    main()
