"""Runs: what they would change or did."""

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.segments.models import Run

LAST = 50
MANAGE = "segment.manage"


def last(actor: Actor) -> QuerySet[Run]:
    """The newest runs."""
    actor.need(MANAGE)
    return Run.objects.order_by("-made_at", "-id")[:LAST]


def get(actor: Actor, run_id: int) -> Run:
    """One run."""
    actor.need(MANAGE)
    run = Run.objects.filter(id=run_id).first()
    if run is None:
        raise NotFound
    return run
