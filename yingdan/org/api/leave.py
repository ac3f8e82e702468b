"""Approval of leave, and whether it is needed."""

from yingdan.kernel.http import Request, Router
from yingdan.kernel.permissions import SIGNED_IN
from yingdan.org.api.calendar_types import LeaveAnswer, LeaveDecided, LeaveSettings
from yingdan.org.models import Leave
from yingdan.org.services import leave_approval

router = Router(tags=["leave"])


@router.get("/leave/settings", permission=SIGNED_IN, response=LeaveSettings)
def read_settings(request: Request) -> dict[str, bool]:
    """How leave is handled in the company."""
    return {"needs_approval": leave_approval.needed()}


@router.put("/leave/settings", permission="calendar.manage", response=LeaveSettings)
def set_settings(request: Request, payload: LeaveSettings) -> dict[str, bool]:
    """Whether leave needs approval from now on."""
    return {"needs_approval": leave_approval.set_needed(actor=request.actor, wanted=payload.needs_approval)}


@router.post("/leave/{int:leave_id}/decision", permission="leave.edit", response=LeaveDecided)
def decide(request: Request, leave_id: int, payload: LeaveAnswer) -> Leave:
    """Approves or refuses a request of somebody in reach."""
    return leave_approval.decide(actor=request.actor, leave_id=leave_id, **payload.dict())
