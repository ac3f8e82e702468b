"""Times a target from its total to stored day rows, and edits of its grid, in a database with a company (by hand).

    DATABASE_URL=… python tests/load/targets.py --people 1000 --products 5

Everything happens in one transaction that is rolled back. Prints medians; the processor time of PostgreSQL is in them.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yingdan.config.settings")
REPEATS = 7


def timed(what: str, run: Callable[[], Any], repeats: int = 1) -> Any:
    """Runs and prints the median time; the last answer."""
    times, answer = [], None
    for _ in range(repeats):
        start = perf_counter()
        answer = run()
        times.append(perf_counter() - start)
    print(f"{what:<58} {median(times) * 1000:>9,.0f} ms   ({min(times) * 1000:,.0f}–{max(times) * 1000:,.0f})")
    return answer


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--products", type=int, default=5)
    args = parser.parse_args()
    import django

    django.setup()
    from django.db import transaction

    with transaction.atomic():
        measure(args.people, args.products)
        transaction.set_rollback(True)


def measure(size: int, products: int) -> None:
    """One target of about so many people."""
    from django.db.models import Count

    from yingdan.catalog.models import Product
    from yingdan.kernel.actor import Actor
    from yingdan.org.models import Member, Team
    from yingdan.targets.models import Cell
    from yingdan.targets.rules import period
    from yingdan.targets.rules.sheet import Change, Span
    from yingdan.targets.rules.tree import Node, PartKey
    from yingdan.targets.selectors import columns, grid
    from yingdan.targets.services import grid as edits
    from yingdan.targets.services import history, parting, plans, split
    from yingdan.targets.services import parts as finding

    actor = Actor.system("load")
    teams = list(Team.objects.filter(closed_on=None).order_by("path"))
    below = {team.id: [one.id for one in teams if f"{one.path}.".startswith(f"{team.path}.")] for team in teams}
    root = max(below, key=lambda team: len(below[team]))
    people = list(
        Member.objects.filter(team__in=below[root], ended_on=None).order_by("id").values_list("id", flat=True)
    )[:size]
    target = timed("create a target, empty lines for all", lambda: plans.create(
        actor=actor, name="load", year=2027, team_id=root, amount=123_456_789_01, metric="revenue_won"))  # fmt: skip
    wish = split.Wish(members=tuple(people))
    print(f"{len(people)} people of {Member.objects.count():,}, {len(teams)} teams, {products} products")

    def again() -> None:
        target.refresh_from_db()
        split.split(actor=actor, target_id=target.id, version=target.version, wish=wish)

    timed("split over people, months, days, from evidence, stored", again)
    items = [Product.objects.get_or_create(name=f"load {n}")[0].id for n in range(products)]
    finding.ensure([PartKey(product=one) for one in items])
    wishes = [parting.PartWish(PartKey(product=one), n + 1) for n, one in enumerate(items)]
    target.refresh_from_db()
    timed("split further over products, day by day, stored", lambda: parting.divide(
        actor=actor, target_id=target.id, version=target.version, wishes=wishes))  # fmt: skip
    print(f"  {Cell.objects.filter(target=target).count() * 365 // 12:,} day cells")
    target.refresh_from_db()
    timed("all of it again: split with products", again)
    target.refresh_from_db()
    timed("products put together again", lambda: parting.divide(
        actor=actor, target_id=target.id, version=target.version, wishes=[]))  # fmt: skip
    crowded = Cell.objects.filter(target=target, month=3, fen__gt=0).values_list("team").annotate(n=Count("id"))
    some = Cell.objects.filter(target=target, month=3, team=crowded.order_by("-n")[0][0], fen__gt=0)[0]
    march = period.month(3, 2027)
    value = iter(range(1_000_000, 2_000_000, 7919))

    def edit(rule: Any, node: Node, span: Span, share: int = 1) -> None:
        target.refresh_from_db()
        edits.set_values(actor=actor, target_id=target.id, version=target.version, rule=rule,
                         changes=[Change(node, span, next(value) // share)])  # fmt: skip

    person, month = Node(some.team_id, some.member_id), Span(march.start, march.end)
    day = Span(march.start, march.start)
    timed("edit a person's month, siblings give", lambda: edit("siblings", person, month), REPEATS)
    timed("edit a person's month, other months give", lambda: edit("months", person, month), REPEATS)
    timed("edit a person's day, other days give", lambda: edit("months", person, day, 100), REPEATS)
    timed("edit the whole company's month", lambda: edit("parent", Node(root), month), 3)

    def undo() -> None:
        target.refresh_from_db()
        history.undo(actor=actor, target_id=target.id, version=target.version)

    timed("undo that", undo)
    for zoom in ("month", "week", "day"):
        shown = grid.View(actor, target, columns.parse(target, zoom, None))  # type: ignore[arg-type]
        timed(f"read the grid by {zoom}, top level", lambda shown=shown: grid.rows(shown, root, 1), REPEATS)


if __name__ == "__main__":
    main()
