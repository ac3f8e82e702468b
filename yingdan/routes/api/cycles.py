"""Cycles of days for one or several people."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.routes.api import shapes
from yingdan.routes.api.schemas import CycleIn, Seen
from yingdan.routes.selectors import cycles
from yingdan.routes.services import cycling

router = Router(tags=["routes"])
READ, EDIT = "route.read", "route.edit"


@router.post("/cycles", permission=EDIT, response={202: shapes.CycleOut})
def ask(request: HttpRequest, body: CycleIn) -> Status[dict[str, Any]]:
    """Asks for a cycle; a job plans it."""
    made = cycling.ask(
        actor_of(request), body.member_ids, body.starts_on, body.weeks, body.weekdays, shared=body.shared
    )
    return Status(202, cycles.told(made))


@router.get("/cycles/{int:cycle_id}", permission=READ, response=shapes.CycleOut)
def a_cycle(request: HttpRequest, cycle_id: int) -> dict[str, Any]:
    """A cycle, its state, and its days."""
    return cycles.told(cycling.get_cycle(actor_of(request), cycle_id))


@router.post("/cycles/{int:cycle_id}/acceptance", permission=EDIT, response=shapes.CycleOut)
def accept(request: HttpRequest, cycle_id: int, body: Seen) -> dict[str, Any]:
    """Makes its proposals, from today on, the plans of their days."""
    return cycles.told(cycling.accept(actor_of(request), cycle_id, body.version))
