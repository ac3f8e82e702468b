"""Routes of the routes app; a plan and a cycle of 小李."""

from typing import Any

from tests.permissions.record import Record
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.routes.models import Cycle, RoutePlan, RouteStop

_MEMBER, _PLAN, _CYCLE = {"member_id": "member"}, {"plan_id": "route_plan"}, {"cycle_id": "route_cycle"}
_SEEN = {"version": 1}
RECORDS: dict[str, Record] = {
    "GET /api/routes/members/{member_id}/day": Record(_MEMBER),
    "GET /api/routes/members/{member_id}/map": Record(_MEMBER),
    "POST /api/routes/members/{member_id}/plans": Record(_MEMBER, {"day": str(clock.today())}, ok=409),
    "GET /api/routes/plans/{plan_id}": Record(_PLAN),
    "POST /api/routes/plans/{plan_id}/trial": Record(_PLAN, {"order": []}),
    "PUT /api/routes/plans/{plan_id}/order": Record(_PLAN, {**_SEEN, "order": []}),
    "POST /api/routes/plans/{plan_id}/replanning": Record(_PLAN, _SEEN),
    "POST /api/routes/plans/{plan_id}/acceptance": Record(_PLAN, _SEEN),
    "POST /api/routes/plans/{plan_id}/discard": Record(_PLAN, _SEEN, ok=204),
    "GET /api/routes/cycles/{cycle_id}": Record(_CYCLE),
    "POST /api/routes/cycles/{cycle_id}/acceptance": Record(_CYCLE, _SEEN),
}


def routes(owner: Member) -> dict[str, int | str]:
    """A proposal for today with one stop, and a cycle that is worked out."""
    customer, frame = Customer.objects.get(name="大华公司"), {"day_from": 32_400, "day_to": 63_000}
    pace: dict[str, Any] = {"detour": 135, "speed": 25, "provider": "built_in"}
    plan = RoutePlan.objects.create(member=owner, day=clock.today(), **frame, **pace)
    times = {"service": 1200, "opens": 0, "closes": 86_400}
    RouteStop.objects.create(
        plan=plan, customer=customer, position=1, given=0, latitude=31.2, longitude=121.4, must=True, value=1, **times
    )
    cycle = Cycle.objects.create(
        asked_by=owner, member_ids=[owner.pk], starts_on=clock.today(), weeks=1, weekdays=[1], status="done"
    )
    return {"route_plan": plan.pk, "route_cycle": cycle.pk}
