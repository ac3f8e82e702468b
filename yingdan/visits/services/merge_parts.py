"""When customers are merged or deleted: one plan of a person for a day, one open proposal; the visited stay."""

from typing import Any

from django.db.models import Exists, OuterRef

from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart
from yingdan.kernel.errors import Conflict
from yingdan.visits.models import Plan, PositionProposal, Visit


def guard_customer(customer_id: int) -> None:
    """Refuses to delete a customer that was visited: the visits belong to the work of people."""
    if Visit.objects.filter(customer=customer_id).exists():
        raise Conflict("visit_customer_visited")


def _move_plans(survivor_id: int, old_id: int) -> Any:
    same = Plan.objects.filter(customer=survivor_id, status="planned", member=OuterRef("member"), day=OuterRef("day"))
    twice = Plan.objects.filter(Exists(same), customer=old_id, status="planned")
    lost = kept("visits_plan", list(twice.values_list("id", flat=True)))
    twice.delete()
    ids = list(Plan.objects.filter(customer=old_id).values_list("id", flat=True))
    Plan.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore_plans(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("visits_plan", "customer_id", survivor_id, old_id, moved["ids"])
    put_back(Plan, moved["lost"])
    return len(moved["ids"]) - back


def _move_proposals(survivor_id: int, old_id: int) -> Any:
    rows = PositionProposal.objects.filter(customer=old_id)
    lost = []
    if PositionProposal.objects.filter(customer=survivor_id, status="open").exists():
        twice = rows.filter(status="open")
        lost = kept("visits_positionproposal", list(twice.values_list("id", flat=True)))
        twice.delete()
    ids = list(rows.values_list("id", flat=True))
    PositionProposal.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore_proposals(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("visits_positionproposal", "customer_id", survivor_id, old_id, moved["ids"])
    put_back(PositionProposal, moved["lost"])
    return len(moved["ids"]) - back


PARTS = {
    "visit plans": MergePart(frozenset({"visits_plan.customer_id"}), _move_plans, _restore_plans),
    "position proposals": MergePart(
        frozenset({"visits_positionproposal.customer_id"}), _move_proposals, _restore_proposals
    ),
}
