"""Routes: a target is proposed, approved or sent back; the steps it has taken."""

from datetime import datetime
from typing import Any

from ninja import Schema

from yingdan.kernel.http import Request, Router
from yingdan.targets.api.comments import StepIn
from yingdan.targets.api.plans import shown
from yingdan.targets.api.schemas import TargetOut
from yingdan.targets.models import Step
from yingdan.targets.selectors import plans
from yingdan.targets.services import life

router = Router(tags=["targets"])


class StepOut(Schema):
    """A step: who, when, why, and how many people were told."""

    kind: str
    comment: str
    count: int | None
    by: str
    at: datetime


class StepsOut(Schema):
    """All steps of a version, newest first."""

    items: list[StepOut]


@router.post("/{int:target_id}/propose", permission="target.edit", response=TargetOut)
def propose(request: Request, target_id: int, payload: StepIn) -> Any:
    """Hands a draft that adds up to whoever decides."""
    return shown(request.actor, life.propose(actor=request.actor, target_id=target_id, **payload.dict()))


@router.post("/{int:target_id}/approve", permission="target.publish", response=TargetOut)
def approve(request: Request, target_id: int, payload: StepIn) -> Any:
    """Agrees to what was proposed."""
    return shown(request.actor, life.approve(actor=request.actor, target_id=target_id, **payload.dict()))


@router.post("/{int:target_id}/send-back", permission="target.publish", response=TargetOut)
def send_back(request: Request, target_id: int, payload: StepIn) -> Any:
    """Back to draft, with the reason."""
    return shown(request.actor, life.send_back(actor=request.actor, target_id=target_id, **payload.dict()))


@router.get("/{int:target_id}/steps", permission="target.read", response=StepsOut)
def steps(request: Request, target_id: int) -> Any:
    """The life of a version."""
    target = plans.get(request.actor, target_id)
    rows = Step.objects.filter(target=target).select_related("by").order_by("-id")
    return {"items": [step_out(one) for one in rows[:200]]}


def step_out(step: Step) -> StepOut:
    """A step as the client gets it."""
    return StepOut(
        kind=step.kind, comment=step.comment, count=step.count, by=step.by.name if step.by else "", at=step.at
    )
