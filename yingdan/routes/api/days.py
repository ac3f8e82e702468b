"""A person's day: what it consists of, planned, tried in another order, arranged, accepted."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.responses import Status

from yingdan.kernel import clock
from yingdan.kernel.http import Router, actor_of, ready
from yingdan.routes.api import shapes
from yingdan.routes.api.schemas import DayIn, OrderIn, ReplanIn, Seen, TrialIn
from yingdan.routes.models import RoutePlan
from yingdan.routes.selectors import outlets, plans
from yingdan.routes.services import arranging, planning
from yingdan.routes.services.planning import Start

router = Router(tags=["routes"])
READ, EDIT = "route.read", "route.edit"


@router.get("/members/{int:member_id}/day", permission=READ, response=shapes.DayOut)
def a_day(request: HttpRequest, member_id: int, day: date | None = None) -> dict[str, Any]:
    """A day – today, unless said otherwise – with its visits and plans."""
    return plans.of_day(actor_of(request), member_id, day or clock.today())


@router.get("/members/{int:member_id}/map", permission=READ, response=shapes.MapOut)
def a_map(request: HttpRequest, member_id: int) -> HttpResponse:
    """The person's customers as points."""
    return ready(outlets.on_map(actor_of(request), member_id))


@router.post("/members/{int:member_id}/plans", permission=EDIT, response={201: shapes.PlanOut})
def plan_day(request: HttpRequest, member_id: int, body: DayIn) -> Status[dict[str, Any]]:
    """Proposes an order for a day."""
    actor = actor_of(request)
    start = Start(**body.start.dict()) if body.start else None
    plan = planning.plan_day(
        actor, member_id, body.day, customer_ids=body.customer_ids, must=body.must, start=start,
        day_from=body.day_from, day_to=body.day_to,
    )  # fmt: skip
    return Status(201, plans.told(actor, plan))


@router.get("/plans/{int:plan_id}", permission=READ, response=shapes.PlanOut)
def a_plan(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """One plan."""
    actor = actor_of(request)
    return plans.told(actor, plans.get_plan(actor, plan_id))


@router.post("/plans/{int:plan_id}/trial", permission=READ, response=shapes.Trial)
def trial(request: HttpRequest, plan_id: int, body: TrialIn) -> dict[str, Any]:
    """What an order would come to; writes nothing."""
    return arranging.trial(actor_of(request), plan_id, body.order)


@router.put("/plans/{int:plan_id}/order", permission=EDIT, response=shapes.PlanOut)
def arrange(request: HttpRequest, plan_id: int, body: OrderIn) -> dict[str, Any]:
    """An order made by hand."""
    return _shown(request, arranging.arrange(actor_of(request), plan_id, body.version, body.order, body.must))


@router.post("/plans/{int:plan_id}/replanning", permission=EDIT, response=shapes.PlanOut)
def replan(request: HttpRequest, plan_id: int, body: ReplanIn) -> dict[str, Any]:
    """Without those who cancelled, the rest in the best order from now on."""
    here = (body.here.latitude, body.here.longitude) if body.here else None
    actor = actor_of(request)
    return _shown(
        request, arranging.replan(actor, plan_id, body.version, without=body.without, now=body.now, here=here)
    )


@router.post("/plans/{int:plan_id}/acceptance", permission=EDIT, response=shapes.PlanOut)
def accept(request: HttpRequest, plan_id: int, body: Seen) -> dict[str, Any]:
    """Makes a proposal the plan of the day."""
    return _shown(request, arranging.accept(actor_of(request), plan_id, body.version))


@router.post("/plans/{int:plan_id}/discard", permission=EDIT, response={204: None})
def discard(request: HttpRequest, plan_id: int, body: Seen) -> Status[None]:
    """Throws a proposal away."""
    arranging.discard(actor_of(request), plan_id, body.version)
    return Status(204, None)


def _shown(request: HttpRequest, plan: RoutePlan) -> dict[str, Any]:
    return plans.told(actor_of(request), plan)
