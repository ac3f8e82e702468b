"""Leads by the million: by hand, in a database of its own, step by step.

    createdb yingdan_leads
    export DATABASE_URL=postgresql://…/yingdan_leads PYTHONPATH=.
    for step in fill index train again pages; do python tests/load/leads.py $step 1000000; done

`fill` makes the leads by SQL and `index` builds their indexes; `train` learns from the past ones and scores the open
ones while somebody edits, `again` with nothing changed; `pages` asks for what people open, with its statements.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

from tests.load.recycling import KEPT, OWNERS, PART, Bystander, company, index, timed

SOURCES, ROUNDS = 200, 7
FILL = """
insert into leads_lead (created_at, updated_at, owner_id, team_id, name, company, company_key, contact_name, phone,
    email, industry, province, city, need, source_id, status, owned_since, contacted_at, qualified_at, invalid_at,
    converted_at, next_contact_at, last_followup_at, search)
select at, at + interval '3 days', m.id, m.team_id, '线索' || n, '公司' || n, '公司' || n, '人' || n,
    case when n %% 9 <> 0 then '1380' || lpad(n::text, 7, '0') else '' end,
    case when n %% 3 = 0 then n || '@x.cn' else '' end,
    (array['机械', '食品', '软件', '教育', '医药'])[n %% 5 + 1],
    (array['江苏省', '浙江省', '广东省'])[n %% 3 + 1], '苏州',
    case when n %% 4 = 0 then '要报价' else '' end, s.id, status, at,
    case when status <> 'new' then at + make_interval(hours => n %% 90) end,
    case when status in ('qualified', 'converted') then at + interval '4 days' end,
    case when status = 'invalid' then at + interval '9 days' end,
    case when status = 'converted' then at + interval '9 days' end,
    case when n %% 10 = 0 and status not in ('converted', 'invalid')
         then now() + make_interval(days => n %% 60 - 30) end,
    case when status <> 'new' then at + interval '5 days' end, to_tsvector('simple', 'x' || n)
from (select n, now() - make_interval(hours => (n %% 17000)::int) as at, abs(hashint4(n::int)) %% 100 as luck,
        case when abs(hashint4(n::int)) %% 100 < 12 + (n %% 5 = 2)::int * 14 + (n %% 4 = 0)::int * 9
             then 'converted' when abs(hashint4(n::int)) %% 100 < 60 then 'invalid'
             else (array['new', 'contacted', 'qualified'])[n %% 3 + 1] end as status
      from generate_series(%s, %s) n) as made
join (select id, team_id, row_number() over (order by id) - 1 as place from org_member) m on m.place = n %% %s
join (select id, row_number() over (order by id) - 1 as place from leads_source) s on s.place = n %% %s
"""


def main(step: str, size: int) -> None:
    """One step."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    print(f"{step}: {size:,} leads, {settings.DATABASES['default']['NAME']}", flush=True)
    timed(step, lambda: STEPS[step](size))


def fill(size: int) -> None:
    """Two years of leads, two fifths of them still open; some industries and those with a need convert more often."""
    from django.db import connection

    from yingdan.leads.models import Source

    call_command("migrate", verbosity=0)
    if not Source.objects.filter(name="展会 0").exists():
        company()
        for number in range(SOURCES):
            made = Source.objects.create(name=f"展会 {number}", kind="exhibition", path="0", cost=1000 + number)
            Source.objects.filter(id=made.id).update(path=str(made.id))
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from leads_lead")
        done = int(cursor.fetchone()[0])
        cursor.execute(KEPT)
        cursor.execute("select name from load_index where exists (select from pg_class where relname = name)")
        for (name,) in cursor.fetchall():
            cursor.execute(f'drop index "{name}"')
        cursor.execute("set session_replication_role = replica")
        cursor.execute("set synchronous_commit = off")
        for start in range(done, size, PART):
            cursor.execute(FILL, [start + 1, min(start + PART, size), OWNERS, SOURCES])
            print(f"  {min(start + PART, size):,}", flush=True)


def train(_: int) -> None:
    """The night's training, while a rep edits."""
    from yingdan.leads.services import scoring

    with Bystander() as rep:
        model = timed("  learnt, tested, scored", scoring.train)
    print(f"  {model.leads:,} past leads, usable {model.usable} {model.reason}, {model.measured}")
    print(
        f"  edits meanwhile: {len(rep.took)}, median {rep.at(0.5):.0f} ms, p95 {rep.at(0.95):.0f} ms,"
        f" longest {rep.at(1):.0f} ms"
    )


def pages(_: int) -> None:
    """What a director and a rep open, each time anew."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from yingdan.conftest import client_for, make_member
    from yingdan.org.models import Member, Team

    root = Team.objects.get(parent=None)
    name = "总监"
    director = Member.objects.filter(name=name).first() or make_member(name, root, "director")
    people = {"director": director, "rep": Member.objects.order_by("id")[5]}
    listed: dict[str, Any] = {
        "columns": ["name", "status", "score", "source", "owner", "next_contact_at", "pool_due_on"]
    }
    due = {
        "combinator": "and",
        "rules": [{"field": "next_contact_at", "operator": "<=", "value": {"relative": "today"}}],
    }
    asked: dict[str, tuple[str, Any]] = {
        "list": ("/api/resources/lead/query", listed),
        "list by score": ("/api/resources/lead/query", {**listed, "sort": [{"field": "score", "desc": True}]}),
        "to contact today": (
            "/api/resources/lead/query",
            {**listed, "scope": "mine", "filter": due, "sort": [{"field": "next_contact_at", "desc": False}]},
        ),
        "search": ("/api/resources/lead/query", {**listed, "q": "线索99"}),
        "count": ("/api/resources/lead/count", {}),
        "board": ("/api/leads/board", {}),
        "duplicates": ("/api/leads/duplicates?name=公司77777&phone=13800077777", None),
        "returns, always": ("/api/leads/returns", None),
        "returns of a quarter": ("/api/leads/returns?start=2026-07-01&end=2026-09-30", None),
    }
    for who, member in people.items():
        client = client_for(member)
        for what, (path, body) in asked.items():
            took = []
            for _round in range(ROUNDS):
                with CaptureQueriesContext(connection) as statements:
                    started = time.perf_counter()
                    answer = client.get(path) if body is None else client.post(path, body)
                    took.append((time.perf_counter() - started) * 1000)
            print(
                f"  | {what} | {who} | {answer.status_code} | {statistics.median(took):.0f} | {max(took):.0f} |"
                f" {len(statements)} |",
                flush=True,
            )


STEPS: dict[str, Callable[[int], None]] = {"fill": fill, "index": index, "train": train, "again": train, "pages": pages}
if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
