"""Recycling among many leads: by hand, in a database of its own, step by step.

    createdb yingdan_recycling
    export DATABASE_URL=postgresql://…/yingdan_recycling
    for step in fill index days again preview sweep again-sweep undo; do
        python tests/load/recycling.py $step 10000000
    done

`fill` makes the leads by SQL and `index` builds their indexes (both go on where they stopped), `days` works out every
last day for the first time, `again` once more with nothing changed; `sweep` also says how long a rep's edit of a lead
took meanwhile. A `sweep` that is interrupted is gone on with by the next.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

OWNERS, PART = 1_000, 250_000
KEPT = """create table if not exists load_index as select indexname as name, indexdef as definition from pg_indexes
where tablename = 'leads_lead' and indexdef not like 'CREATE UNIQUE%'"""


def main(step: str, size: int) -> None:
    """One step."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    print(f"{step}: {size:,} leads, {settings.DATABASES['default']['NAME']}", flush=True)
    timed(step, lambda: STEPS[step](size))


def fill(size: int) -> None:
    """Leads owned since 0 to 44 days ago: with a rule of 30 days for two classes of three, a sixth of them is due."""
    from django.db import connection

    from yingdan.pools.models import Pool

    call_command("migrate", verbosity=0)
    if not Pool.objects.exists():
        company()
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from leads_lead")
        done = int(cursor.fetchone()[0])
        cursor.execute(KEPT)
        cursor.execute("select name from load_index where exists (select from pg_class where relname = name)")
        for (name,) in cursor.fetchall():
            cursor.execute(f'drop index "{name}"')
        cursor.execute("set session_replication_role = replica")
        cursor.execute("set synchronous_commit = off")
        for start in range(done, size, PART):
            cursor.execute(
                "insert into leads_lead (created_at, updated_at, owner_id, team_id, name, phone, city, status, grade,"
                " owned_since, last_followup_at, search)"
                " select now() - interval '90 days', now(), m.id, m.team_id, '线索' || n, '1380' || n, '苏州', 'new',"
                " substr('ABC', n %% 3 + 1, 1), now() - make_interval(days => n %% 45),"
                " case when n %% 5 = 0 then now() - make_interval(days => n %% 20) end, to_tsvector('simple', 'x' || n)"
                " from generate_series(%s, %s) n join (select id, team_id, row_number() over (order by id) - 1 as place"
                " from org_member) m on m.place = n %% %s",
                [start + 1, min(start + PART, size), OWNERS],
            )
            print(f"  {min(start + PART, size):,}", flush=True)


def index(_: int) -> None:
    """Indexes after the rows: an hour less."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set maintenance_work_mem = '1GB'")
        cursor.execute("select definition from load_index where not exists (select from pg_class where relname = name)")
        for (definition,) in cursor.fetchall():
            timed(f"  {definition[:60]}", lambda sql=definition: cursor.execute(sql))
        cursor.execute("vacuum analyze leads_lead")


def company() -> None:
    """A thousand people in twenty teams, a pool, a rule."""
    from yingdan.accounts.services import roles
    from yingdan.conftest import make_member, make_team
    from yingdan.pools.models import Dispatch, Pool, Rule

    roles.ensure_defaults()
    root = make_team("公司")
    teams = [make_team(f"{n} 组", parent=root) for n in range(20)]
    for n in range(OWNERS):
        make_member(f"代表{n}", teams[n % 20], "rep")
    pool = Pool.objects.create(name="线索公海", kind="lead")
    pool.parties.create(team=root)
    Dispatch.objects.create(pool=pool)
    clauses = [{"clause": "idle", "n": 30}]
    condition = {"combinator": "and", "rules": [{"field": "grade", "operator": "!=", "value": "A"}]}
    Rule.objects.create(pool=pool, name="30 天未跟进", active=True, clauses=clauses, condition=condition)


def days(_: int) -> None:
    """Every last day."""
    from yingdan.pools import kinds
    from yingdan.pools.models import Due
    from yingdan.pools.services import refreshing

    print(f"  written {refreshing.refresh_all(kinds.LEAD):,}, last days {Due.objects.count():,}")


def preview(_: int) -> None:
    """Tonight and 30 days."""
    from yingdan.kernel.actor import Actor
    from yingdan.pools.models import Pool
    from yingdan.pools.selectors import previews
    from yingdan.pools.services import previewing

    made = previewing.start(Actor.system("load test"), Pool.objects.get().pk, None)
    if made.status == "waiting":
        previewing.run(made.pk)
        made.refresh_from_db()
    found = timed("  its figures, as the page asks for them", lambda: previews.summary(made))
    print(f"  tonight {found['tonight']:,}, 30 days {found['total']:,}")


def sweep(_: int) -> None:
    """The night, while somebody edits."""
    from yingdan.pools.models import Due, Entry
    from yingdan.pools.services import sweeping

    before = Entry.objects.count()
    with Bystander() as rep:
        done = sweeping.run()
    print(f"  {done and done.counts}, moved {Entry.objects.count() - before:,}, last days left {Due.objects.count():,}")
    print(
        f"  a rep's edits meanwhile: {len(rep.took)}, median {rep.at(0.5):.0f} ms, p95 {rep.at(0.95):.0f} ms,"
        f" longest {rep.at(1):.0f} ms"
    )


def undo(_: int) -> None:
    """As a request does it: in one transaction."""
    from django.db import transaction

    from yingdan.kernel.actor import Actor
    from yingdan.pools.models import Sweep
    from yingdan.pools.services import undoing_sweeps

    with transaction.atomic():
        print("  ", undoing_sweeps.undo(Actor.system("load test"), Sweep.objects.get().pk))


class Bystander:
    """Somebody who edits leads while the sweep runs."""

    def __enter__(self) -> "Bystander":
        self.took: list[float] = []
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.work)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join()

    def work(self) -> None:
        """An edit of a lead by id, as saving a form does, ten a second."""
        from django.db import connection, transaction

        from yingdan.leads.models import Lead

        number, first = 0, Lead.objects.order_by("id").values_list("id", flat=True)[0]
        while not self.stop.wait(0.1):
            number = (number * 7919 + 104_729) % 1_000_000
            started = time.perf_counter()
            with transaction.atomic():
                Lead.objects.filter(id=first + number).update(note="edited")
            self.took.append((time.perf_counter() - started) * 1000)
        connection.close()

    def at(self, share: float) -> float:
        """The quantile."""
        ordered = sorted(self.took) or [0.0]
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def timed(what: str, work: Callable[[], Any]) -> Any:
    """Runs and prints the seconds."""
    started = time.perf_counter()
    found = work()
    print(f"{what}: {time.perf_counter() - started:.1f} s", flush=True)
    return found


STEPS: dict[str, Callable[[int], None]] = {
    "fill": fill,
    "index": index,
    "days": days,
    "again": days,
    "preview": preview,
    "sweep": sweep,
    "again-sweep": sweep,
    "undo": undo,
}
if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
