"""Runs of the recycling as the page shows them, with the scheduler's sign of life."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.platform.models import Heartbeat
from yingdan.pools.models import Due, Move, Stale, Sweep
from yingdan.pools.selectors.pools import administered_pools

SHOWN = 30
OWNERS = 100
ALIVE = timedelta(minutes=3)


def overview() -> dict[str, Any]:
    """The last runs, when the worker last gave a sign, and what waits."""
    beat = Heartbeat.objects.order_by("-at").values_list("at", flat=True).first()
    rows = list(Sweep.objects.order_by("-day")[:SHOWN])
    return {
        "worker_at": beat,
        "worker_alive": beat is not None and clock.now() - beat < ALIVE,
        "today_done": any(row.day == clock.today() and row.finished_at for row in rows),
        "waiting": Stale.objects.all()[:10_000].count(),
        "due_tonight": Due.objects.filter(due_on__lte=clock.today()).count(),
        "items": [one(row) for row in rows],
    }


def one(row: Sweep) -> dict[str, Any]:
    """A run in figures."""
    return {
        "id": row.pk, "day": row.day, "stage": row.stage, "started_at": row.started_at, "pulse_at": row.pulse_at,
        "finished_at": row.finished_at, "undone_at": row.undone_at, "undone_by": row.undone_by,
        "recycled": row.counts.get("recycle", 0), "onward": row.counts.get("onward", 0),
        "busy": row.counts.get("busy_customer", 0) + row.counts.get("busy_lead", 0),
        "warned": row.counts.get("warned", 0),
    }  # fmt: skip


def report(actor: Actor, sweep_id: int) -> dict[str, Any]:
    """What a run took from whom, by which rule, into which pool – of the pools that the reader administers."""
    row = Sweep.objects.filter(id=sweep_id).first()
    if row is None:
        raise NotFound
    moves = Move.objects.filter(sweep=row, kind="recycle", pool__in=administered_pools(actor))
    undone = Count("id", filter=Q(undone_at__isnull=False))

    def grouped(*fields: str) -> list[dict[str, Any]]:
        found = moves.values(*fields).annotate(count=Count("id"), undone=undone).order_by("-count", *fields)
        return [
            {"id": line[fields[0]], "name": line[fields[1]] or "–", "count": line["count"], "undone": line["undone"]}
            for line in found[:OWNERS]
        ]

    return {
        **one(row),
        "owners": grouped("from_owner_id", "from_owner__name"),
        "rules": grouped("rule_id", "rule__name"),
        "pools": grouped("pool_id", "pool__name"),
    }
