"""Recycling among many leads: by hand, in a database of its own.

    createdb yingdan_recycling
    DATABASE_URL=postgresql://…/yingdan_recycling python tests/load/recycling.py 10000000

Makes the leads by SQL, works out every last day, previews, sweeps, undoes; prints seconds, and how long a rep's edit of
a lead took meanwhile.
"""

import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

OWNERS = 1_000


def main(size: int) -> None:
    """Everything in turn."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import connection

    from yingdan.pools.models import Pool

    if not Pool.objects.exists():
        timed("making leads", lambda: fill(connection, size))
    measure(size)


def fill(connection: Any, size: int) -> None:
    """Leads owned since 0 to 44 days ago: with a rule of 30 days a good quarter of them is due."""
    from yingdan.accounts.services import roles
    from yingdan.conftest import make_member, make_team
    from yingdan.pools.models import Dispatch, Pool, Rule

    roles.ensure_defaults()
    company = make_team("公司")
    teams = [make_team(f"{n} 组", parent=company) for n in range(20)]
    people = [make_member(f"代表{n}", teams[n % 20], "rep") for n in range(OWNERS)]
    pool = Pool.objects.create(name="线索公海", kind="lead")
    pool.parties.create(team=company)
    Dispatch.objects.create(pool=pool)
    clauses = [{"clause": "idle", "n": 30}]
    condition = {"combinator": "and", "rules": [{"field": "grade", "operator": "!=", "value": "A"}]}
    Rule.objects.create(pool=pool, name="30 天未跟进", active=True, clauses=clauses, condition=condition)
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        for start in range(0, size, 500_000):
            cursor.execute(
                "insert into leads_lead (created_at, updated_at, owner_id, team_id, name, phone, city, status, grade,"
                " owned_since, last_followup_at, search)"
                " select now() - interval '90 days', now(), m.id, m.team_id, '线索' || n, '1380' || n, '苏州', 'new',"
                " substr('ABC', n %% 3 + 1, 1), now() - make_interval(days => n %% 45),"
                " case when n %% 5 = 0 then now() - make_interval(days => n %% 20) end, to_tsvector('simple', 'x' || n)"
                " from generate_series(%s, %s) n join (select id, team_id, row_number() over (order by id) - 1 as place"
                " from org_member) m on m.place = n %% %s",
                [start + 1, min(start + 500_000, size), len(people)],
            )
            print(f"  {min(start + 500_000, size):,}", flush=True)
        cursor.execute("set session_replication_role = origin")
        cursor.execute("vacuum analyze leads_lead")


def measure(size: int) -> None:
    """The figures of docs/performance.md."""
    from yingdan.kernel.actor import Actor
    from yingdan.pools import kinds
    from yingdan.pools.models import Due, Entry, Pool
    from yingdan.pools.services import previewing, refreshing, sweeping

    print(f"{size:,} leads, {settings.DATABASES['default']['NAME']}")
    timed("every last day, first time", lambda: refreshing.refresh_all(kinds.LEAD))
    timed("every last day, nothing changed", lambda: refreshing.refresh_all(kinds.LEAD))
    pool, system = Pool.objects.get(), Actor.system("load test")

    def preview() -> None:
        made = previewing.start(system, pool.pk, None)
        previewing.run(made.pk)

    timed("preview of 30 days", preview)
    print(f"  last days: {Due.objects.count():,}")
    with Bystander() as rep:
        sweep = timed("sweep", sweeping.run)
    print(f"  recycled {sweep.counts}, in the pool {Entry.objects.count():,}")
    print(
        f"  a rep's edits meanwhile: {len(rep.took)}, median {rep.at(0.5):.0f} ms, p95 {rep.at(0.95):.0f} ms,"
        f" longest {rep.at(1):.0f} ms"
    )
    timed("second sweep of the day", sweeping.run)
    timed("undo of the sweep", lambda: print("  ", undo(system, sweep.pk)))


def undo(actor: Any, sweep_id: int) -> dict[str, int]:
    """As a request does it: in one transaction."""
    from django.db import transaction

    from yingdan.pools.services import undoing_sweeps

    with transaction.atomic():
        return undoing_sweeps.undo(actor, sweep_id)


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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
