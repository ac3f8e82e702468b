"""When customers are merged: one line for each card, the survivor's own if it has one."""

from typing import Any

from yingdan.coverage.models import Finding, Outlet
from yingdan.coverage.services import checking
from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart


def _move(survivor_id: int, old_id: int) -> Any:
    twice = Outlet.objects.filter(
        customer_id=old_id, card__in=Outlet.objects.filter(customer_id=survivor_id).values("card_id")
    )
    lost = kept("coverage_outlet", list(twice.values_list("id", flat=True)))
    twice.delete()
    ids = list(Outlet.objects.filter(customer_id=old_id).values_list("id", flat=True))
    Outlet.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("coverage_outlet", "customer_id", survivor_id, old_id, moved["ids"])
    put_back(Outlet, moved["lost"])
    return len(moved["ids"]) - back


def _move_findings(survivor_id: int, old_id: int) -> Any:
    """Worked out from what is there: anew within minutes, for the survivor was changed."""
    Finding.objects.filter(customer_id=old_id).delete()
    return []


def _restore_findings(survivor_id: int, old_id: int, moved: Any) -> int:
    checking.changed([survivor_id, old_id])
    return 0


PARTS = {
    "outlets": MergePart(frozenset({"coverage_outlet.customer_id"}), _move, _restore),
    "coverage findings": MergePart(frozenset({"coverage_finding.customer_id"}), _move_findings, _restore_findings),
}
