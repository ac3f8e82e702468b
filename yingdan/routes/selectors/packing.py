"""What the phone takes along of accepted routes: in which order, and when one should be there."""

from datetime import timedelta
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.routes.models import RouteStop

DAYS = 7


def orders(actor: Actor, customer_ids: list[int]) -> dict[str, Any]:
    """By day: stops of the own routes in order, [{"customer_id", "arrive" in seconds of the day}]."""
    today = clock.today()
    rows = RouteStop.objects.filter(
        plan__member_id=actor.member_id or 0, plan__status="accepted", position__isnull=False,
        plan__day__range=(today, today + timedelta(DAYS - 1)), customer_id__in=customer_ids,
    )  # fmt: skip
    found: dict[str, Any] = {}
    for day, customer, arrive in rows.order_by("plan__day", "position").values_list(
        "plan__day", "customer_id", "arrive"
    ):
        found.setdefault(day.isoformat(), []).append({"customer_id": customer, "arrive": arrive})
    return found
