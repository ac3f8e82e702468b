"""Classing and warnings among many customers: by hand, in a database of its own.

    createdb yingdan_classes
    DATABASE_URL=postgresql://…/yingdan_classes python tests/load/classes.py 1000000

Makes customers, won deals and follow-ups by SQL, works out how all stand, previews, applies and undoes a scheme of each
kind, checks the warning; then what a person waits for: figures, lists, reports. Prints seconds and how many rows.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import django
from django.core.management import call_command

OWNERS = 1_000
PART = 250_000


def main(size: int) -> None:
    """Everything in turn."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    from yingdan.customers.models import Customer

    if not Customer.objects.exists():
        timed("making customers, deals, follow-ups", lambda: fill(size))
    measure()


def fill(size: int) -> None:
    """Every customer bought up to three times and was talked to twice; amounts fall off as 1/n, as Pareto would."""
    from django.db import connection

    from yingdan.accounts.services import roles
    from yingdan.conftest import make_member, make_team
    from yingdan.deals.models import Pipeline, Stage

    roles.ensure_defaults()
    company = make_team("公司")
    teams = [make_team(f"{n} 组", parent=company) for n in range(50)]
    people = [make_member(f"代表{n}", teams[n % 50], "rep") for n in range(OWNERS)]
    make_member("总监", company, "director")
    pipeline = Pipeline.objects.create(name="流程")
    stage = Stage.objects.create(pipeline=pipeline, name="接洽", position=1, probability=20)
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        for start in range(1, size + 1, PART):
            ids = [start, min(start + PART - 1, size)]
            cursor.execute(
                "insert into customers_customer (id, created_at, updated_at, owner_id, team_id, name, name_key, status,"
                " grade, employees, owned_since) select n, now() - interval '900 days', now(), m.id, m.team_id,"
                " '客户' || n, '客户' || n, case when n %% 50 = 0 then 'lost' when n %% 3 = 0 then 'prospect' else"
                " 'existing' end, rtrim(substr('ABC ', n %% 4 + 1, 1)), n %% 2000, now() - interval '300 days'"
                " from generate_series(%s, %s) n join (select id, team_id, row_number() over (order by id) - 1 as place"
                " from org_member) m on m.place = n %% %s",
                [*ids, len(people)],
            )
            cursor.execute(
                "insert into deals_deal (created_at, updated_at, name, customer_id, owner_id, team_id, pipeline_id,"
                " stage_id, probability, status, amount, opened_on, closed_on, stage_entered_at)"
                " select now(), now(), '商机', c.id, c.owner_id, c.team_id, %s, %s, 20,"
                " case when k = 3 then 'open' else 'won' end, round(10000000.0 / (1 + c.id %% 100000), 2),"
                " current_date - 700, case when k < 3 then current_date - (c.id %% 400 + 37 * k)::int end, now()"
                " from customers_customer c, generate_series(0, 3) k"
                " where c.id between %s and %s and c.id %% 4 >= k and (k < 3 or c.id %% 40 = 3)",
                [pipeline.pk, stage.pk, *ids],
            )
            cursor.execute(
                "insert into customers_followup (created_at, updated_at, customer_id, owner_id, team_id, text, method,"
                " happened_at) select now(), now(), c.id, c.owner_id, c.team_id, '谈了',"
                " case when k = 0 then 'visit' else 'call' end, now() - make_interval(days =>"
                " (c.id %% 99 + 23 * k)::int)"
                " from customers_customer c, generate_series(0, 1) k where c.id between %s and %s",
                ids,
            )
            print(f"  {ids[1]:,}", flush=True)
        cursor.execute("set session_replication_role = origin")
        cursor.execute(
            "select setval(pg_get_serial_sequence('customers_customer', 'id'), max(id)) from customers_customer"
        )
        cursor.execute("analyze")


def measure() -> None:
    """The night, a run of each kind, and what a person waits for."""
    from yingdan.segments.services import checking, losing, standing

    timed("losses that are missing", losing.catch_up)
    timed("rhythms of all (facts, usual gaps, judgement), the first time", standing.work_out)
    timed("rhythms of all, the next night", standing.work_out)
    timed("judgement only (settings changed)", standing.judge)
    timed("figures by team and person", standing.tally)
    timed("check of the warning", checking.keep)
    runs()
    waits()


def runs() -> None:
    """A scheme of each kind: previewed, applied, taken back."""
    from django.db import transaction

    from yingdan.kernel.actor import Actor
    from yingdan.segments.models import Run, Scheme
    from yingdan.segments.services import running

    actor = Actor.system("load")
    more_than_half = {"combinator": "and", "rules": [{"field": "employees", "operator": ">", "value": 1000}]}
    for method in ("value", "rfm", "rule"):
        scheme = Scheme(
            name=f"{method} {time.time()}", method=method, rules=[{"grade": "A", "condition": more_than_half}]
        )
        scheme.save()
        run = running._new(actor, scheme, nightly=False)
        timed(f"preview by {method}", lambda run=run: running.work_out(run.pk))
        run.refresh_from_db()
        print(f"  {run.changes:,} changes", flush=True)
        if method != "value":
            continue
        with transaction.atomic():
            timed("apply", lambda run=run: running.write(actor, Run.objects.select_for_update().get(id=run.pk)))
        with transaction.atomic():
            timed("take back", lambda run=run: running.take_back(actor, Run.objects.select_for_update().get(id=run.pk)))


def waits() -> None:
    """What a person waits for: the director, who sees everything, and a rep."""
    from yingdan.conftest import actor_for, client_for
    from yingdan.org.models import Member
    from yingdan.segments.models import Run
    from yingdan.segments.selectors import attention, checking, losses, people
    from yingdan.segments.services import standing

    director = Member.objects.get(name="总监")
    for who in (director, Member.objects.get(name="代表7")):
        actor, client = actor_for(who), client_for(who)
        late = {"field": "visit_due_on", "operator": "<", "value": "2100-01-01"}
        warned = {"field": "attention", "operator": "in", "value": ["dormant", "both", "buying", "contact"]}
        body = {
            "scope": "all", "limit": 50, "sort": [{"field": "visit_due_on", "desc": False}],
            "filter": {"combinator": "or", "rules": [late, warned]},
            "columns": ["name", "attention", "visit_due_on", "won_last", "owner"],
        }  # fmt: skip
        asked = {"scope": "all", "filter": body["filter"]}
        for _ in range(2):  # the second time as for the next one who asks
            timed(f"{who.name}: figures", lambda actor=actor: attention.overview(actor, "all"))
            timed(
                f"{who.name}: list", lambda client=client, body=body: client.post("/api/resources/customer/query", body)
            )
            timed(
                f"{who.name}: count",
                lambda client=client, asked=asked: client.post("/api/resources/customer/count", asked),
            )
            timed(f"{who.name}: people", lambda actor=actor: people.people(actor, None))
            timed(f"{who.name}: losses", lambda actor=actor: losses.report(actor, None, None))
    client = client_for(director)
    run = Run.objects.order_by("-id").first()
    if run:
        timed("a run", lambda: client.get(f"/api/segments/runs/{run.pk}"))
        body = {
            "limit": 50,
            "filter": {"combinator": "and", "rules": [{"field": "run", "operator": "=", "value": run.pk}]},
        }
        timed("its customers", lambda: client.post("/api/resources/class_proposal/query", body))
    timed("one customer after a follow-up", lambda: standing.refresh([4711]))
    timed("what the warning was worth", checking.shown)


def timed(name: str, work: Callable[[], Any]) -> None:
    """Prints how long it took."""
    start = time.perf_counter()
    said = work()
    if (status := getattr(said, "status_code", 200)) != 200:
        raise SystemExit(f"{name}: {status} {said.content}")
    rows = f" ({said:,} rows)" if isinstance(said, int) else ""
    print(f"{time.perf_counter() - start:8.2f} s  {name}{rows}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
