"""Offers, commitments, confirmations and comparisons of a company of 10,000: seconds by level of the tree.

`DATABASE_URL=… python tests/load/levels.py`: everybody offers, and confirms inside a transaction that
is taken back at the end.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

sys.path.insert(0, os.getcwd())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from yingdan.kernel.actor import Actor  # noqa: E402
from yingdan.org.models import Team  # noqa: E402
from yingdan.targets.models import Target  # noqa: E402
from yingdan.targets.selectors import compare, consent, offers, owing  # noqa: E402

SAID = """insert into targets_response (target_id, team_id, member_id, kind, amount, months, at)
select target_id, team_id, member_id, %s, sum(fen), array_agg(fen order by month), now() from targets_cell
where target_id = %s group by 1, 2, 3"""
REPEATS = 5


def measure(what: str, ask: Callable[[], Any]) -> None:
    """Median, least and most milliseconds."""
    ask()
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - start))
    print(f"| {what} | {statistics.median(taken):.0f} ({min(taken):.0f}–{max(taken):.0f}) |")


def run() -> None:
    """Everything at the top, in an area and in a team."""
    actor = Actor.system("load", "cli")
    target = Target.objects.filter(status="published").order_by("-year", "-id")[0]
    with connection.cursor() as cursor:
        for kind in ("confirm", "offer"):
            cursor.execute(SAID, [kind, target.id])
        cursor.execute("analyze targets_response")
        cursor.execute(
            "select count(distinct (team_id, member_id)) from targets_cell where target_id = %s", [target.id]
        )
        print(cursor.fetchone()[0], "people in", Team.objects.count(), "teams; all have offered and confirmed")
    other = Target.objects.filter(metric=target.metric).exclude(id=target.id).order_by("-year", "-id").first() or target
    area = Team.objects.filter(parent=target.team).order_by("id")[0]
    team = Team.objects.filter(path__within=area.path, children=None).order_by("id")[0]
    for name, one in (("company", target.team_id), ("area", area.id), ("team", team.id)):
        measure(f"offers, {name}", lambda one=one: offers.read(actor, target, one))  # type: ignore[misc]
        measure(f"commitments, {name}", lambda one=one: owing.read(actor, target, one))  # type: ignore[misc]
        measure(f"confirmations, {name}", lambda one=one: consent.overview(actor, target, one))  # type: ignore[misc]
        for changed in (False, True):
            ask = compare.Ask("month", one, changed)
            words = "what changed" if changed else "comparison"
            measure(f"{words}, {name}", lambda ask=ask: compare.read(actor, other, target, ask))  # type: ignore[misc]


if __name__ == "__main__":
    with transaction.atomic():
        run()
        transaction.set_rollback(True)
