"""A run and a snapshot for many people: by hand, in a database of its own.

    createdb yingdan_snapshot
    DATABASE_URL=postgresql://…/yingdan_snapshot python tests/load/snapshot.py 10000 1000000

Makes teams of ten, people and their deals with states of three years by SQL, then works out everything as pages show
it, keeps a snapshot, scores periods that are over, and reads pages. Prints seconds and rows.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django
from django.core.management import call_command

OPEN_SHARE = 4  # one deal in so many is open


def main(people: int, deals: int) -> None:
    """Everything in turn."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    from yingdan.deals.models import Deal
    from yingdan.forecast.models import Line, Run
    from yingdan.forecast.services import runs, scoring
    from yingdan.kernel.actor import Actor
    from yingdan.targets.rules import period as periods
    from yingdan.targets.selectors import nodes

    if not Deal.objects.exists():
        timed("filling", lambda: fill(people, deals))
    run = timed("run", runs.refresh)
    print(f"  {Line.objects.filter(run=run).count():,} lines")
    Run.objects.filter(kept=True, week__isnull=False).exists() or timed("snapshot", runs.snapshot)
    timed("scores", scoring.settle)
    from yingdan.forecast.selectors import page

    actor = Actor.system("load")
    for key in ("team:1", "team:2", "member:1"):
        place = nodes.find(actor, "forecast.read", key)
        for span in (periods.containing("month", run.day), periods.year(run.day.year)):
            timed(f"page {key} {span.key}", lambda place=place, span=span: page.page(actor, place, span))


def timed(name: str, work: Callable[[], Any]) -> Any:
    """Runs it and prints how long it took."""
    begun = time.monotonic()
    found = work()
    print(f"{name:28}{time.monotonic() - begun:8.2f} s", flush=True)
    return found


FILL = """
insert into org_team (id, name, kind, path, parent_id, created_at, updated_at)
select n, 'team ' || n, 'team', (case when n = 1 then '1' when n <= 11 then '1.' || n
       else '1.' || (2 + n %% 10) || '.' || n end)::ltree,
       case when n = 1 then null when n <= 11 then 1 else 2 + n %% 10 end, now(), now()
from generate_series(1, %(teams)s) n;
insert into accounts_user (id, username, name, password, created_at)
select n, 'u' || n, 'u' || n, '!', now() from generate_series(1, %(people)s) n;
insert into org_member (id, user_id, name, team_id, created_at, updated_at)
select n, n, 'u' || n, 1 + n %% %(teams)s, now(), now() from generate_series(1, %(people)s) n;
create temp table made as
select n as id, 1 + n %% %(people)s as owner_id, 1 + (1 + n %% %(people)s) %% %(teams)s as team_id,
       n %% %(open)s = 0 as open,
       now() - (case when n %% %(open)s = 0 then 120 * random() else 30 + 1000 * random() end)
           * interval '1 day' as born,
       round((1000 + exp(random() * 6) * 100)::numeric, 2) as amount, random() as luck, random() as lasts,
       (select array_agg(id order by position) from deals_stage) as stages
from generate_series(1, %(deals)s) n;
insert into deals_deal (id, name, pipeline_id, stage_id, status, amount, probability, owner_id, team_id, opened_on,
    closed_on, expected_close, stage_entered_at, created_at, updated_at)
select id, 'd' || id, (select min(id) from deals_pipeline), stages[1 + id %% 3],
       case when open then 'open' when luck < 0.4 then 'won' else 'lost' end, amount, 30, owner_id, team_id, born::date,
       case when not open then least(born::date + (lasts * 80)::int + 5, current_date - 1) end,
       current_date + (lasts * 120)::int, born, born, now() from made;
insert into deals_dealstate (deal_id, since, until, status, stage_id, pipeline_id, amount, expected_close, owner_id,
    team_id, probability, category, stage_since)
select m.id, m.born,
       case when d.closed_on is not null then greatest(d.closed_on + time '10:00', m.born + interval '1 h') end,
       'open', d.stage_id, d.pipeline_id, d.amount, d.expected_close, d.owner_id, d.team_id, 30,
       case when m.luck < 0.3 then 'commit' else '' end, m.born
from made m join deals_deal d using (id);
insert into deals_dealstate (deal_id, since, status, stage_id, pipeline_id, amount, expected_close, owner_id, team_id,
    probability, category, was_status, was_stage_id, was_amount, was_stage_since)
select m.id, greatest(d.closed_on + time '10:00', m.born + interval '1 h'), d.status, d.stage_id, d.pipeline_id,
       d.amount, d.expected_close, d.owner_id, d.team_id, 30, '', 'open', d.stage_id, d.amount, m.born
from made m join deals_deal d using (id) where d.status <> 'open';
insert into deals_wonday (owner_id, team_id, day, count, amount)
select owner_id, team_id, closed_on, count(*), sum(amount) from deals_deal where status = 'won' group by 1, 2, 3"""


def fill(people: int, deals: int) -> None:
    """Without triggers: the states and sums that they would keep are made here."""
    from django.db import connection, transaction

    from yingdan.deals.services import pipelines
    from yingdan.kernel.actor import Actor

    with transaction.atomic(), connection.cursor() as cursor:
        pipelines.ensure_default(Actor.system("load"))
        cursor.execute("set local session_replication_role = replica")
        for statement in FILL.split(";"):
            cursor.execute(
                statement, {"people": people, "teams": max(people // 10, 20), "deals": deals, "open": OPEN_SHARE}
            )
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
