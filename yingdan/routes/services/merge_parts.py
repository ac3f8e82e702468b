"""When customers are merged: one stop for each plan, the survivor's own if it has one."""

from typing import Any

from yingdan.customers.services.moving import give_back, kept, put_back
from yingdan.customers.types import MergePart
from yingdan.routes.models import RouteStop


def _move(survivor_id: int, old_id: int) -> Any:
    twice = RouteStop.objects.filter(
        customer_id=old_id, plan__in=RouteStop.objects.filter(customer_id=survivor_id).values("plan_id")
    )
    lost = kept("routes_routestop", list(twice.values_list("id", flat=True)))
    twice.delete()
    ids = list(RouteStop.objects.filter(customer_id=old_id).values_list("id", flat=True))
    RouteStop.objects.filter(id__in=ids).update(customer_id=survivor_id)
    return {"ids": ids, "lost": lost}


def _restore(survivor_id: int, old_id: int, moved: Any) -> int:
    back = give_back("routes_routestop", "customer_id", survivor_id, old_id, moved["ids"])
    put_back(RouteStop, moved["lost"])
    return len(moved["ids"]) - back


PARTS = {"stops of routes": MergePart(frozenset({"routes_routestop.customer_id"}), _move, _restore)}
