"""Handing everything of one person over to five others, by hand, in an empty database that is migrated:
`DATABASE_URL=… PYTHONPATH=. python tests/load/handover.py 50000`. Prints how long each step takes, from the first
draft to taking it all back."""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import django
from django.db import connection, transaction

SUCCESSORS = 5


def main(count: int) -> None:
    """Makes the records (seven tenths customers, two deals, one leads), hands them over, takes them back."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
    django.setup()
    from yingdan.kernel.actor import Actor
    from yingdan.people.models import Handover, Receiver
    from yingdan.people.services import committing, handovers

    giver, takers = fill(count)
    actor = Actor.system("measuring")
    made = step("draft with all records", lambda: handovers.create(actor=actor, member_id=giver, kind="leaving"))
    even = {"method": "balance", "people": takers, "groups": {}, "follow": True}

    def plan() -> Any:
        return handovers.change(
            actor=actor, handover_id=made.pk, version=made.version, until=None, note="", checklist=[],
            rules=dict.fromkeys(("customer", "deal", "lead"), even),
        )  # fmt: skip

    planned = step("shared out evenly", plan)
    asked = step("submitted", lambda: handovers.submit(actor=actor, handover_id=made.pk, version=planned.version))
    now = datetime.now(UTC)
    Receiver.objects.filter(handover=made.pk).update(signed_at=now)
    Handover.objects.filter(id=made.pk).update(signed_at=now)
    done = step("handed over", lambda: committing.commit(actor=actor, handover_id=made.pk, version=asked.version))
    print(f"moved {done.result['moved']}", flush=True)
    back = step("taken back", lambda: committing.undo(actor=actor, handover_id=made.pk, version=done.version))
    print(f"back {back.result['back']}", flush=True)


def step(name: str, work: Callable[[], Any]) -> Any:
    """One request, with its transaction."""
    start = time.perf_counter()
    with transaction.atomic():
        found = work()
    print(f"{name}: {time.perf_counter() - start:.1f} s", flush=True)
    return found


def fill(count: int) -> tuple[int, list[int]]:
    """A person with so many records, and the successors."""
    from yingdan.accounts.models import User
    from yingdan.deals.services.pipelines import ensure_default
    from yingdan.kernel.actor import Actor
    from yingdan.org.models import Member, Team

    ensure_default(Actor.system("measuring"))
    team = Team.objects.first() or Team.objects.create(name="测试", kind="company", path="1")
    people = [
        Member.objects.create(user=User.objects.create(username=f"load{n}", name=f"甲{n}"), name=f"甲{n}", team=team)
        for n in range(SUCCESSORS + 1)
    ]
    giver = people[0].pk
    customers, deals = count * 7 // 10, count * 2 // 10
    owned = "owner_id, team_id, created_by_id, version, created_at, updated_at"
    values = f"{giver}, {team.pk}, {giver}, 1, now(), now()"
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into customers_customer (name, name_key, grade, {owned})"
            f" select '客户' || n, '客户' || n, (array['A','B','C',''])[n %% 4 + 1], {values}"
            " from generate_series(1, %s) n returning id",
            [customers],
        )
        first = cursor.fetchone()[0]
        cursor.execute(
            "insert into deals_deal (name, customer_id, pipeline_id, stage_id, amount, probability, stage_entered_at,"
            f" opened_on, {owned}) select '商机' || n, %s + n %% %s, s.pipeline_id, s.id, n %% 1000, s.probability,"
            f" now(), current_date, {values} from generate_series(1, %s) n,"
            " (select * from deals_stage order by position, id limit 1) s",
            [first, customers, deals],
        )
        cursor.execute(
            f"insert into leads_lead (name, {owned}) select '线索' || n, {values} from generate_series(1, %s) n",
            [count - customers - deals],
        )
    return giver, [one.pk for one in people[1:]]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
