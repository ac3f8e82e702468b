"""Routes: the list of targets and the life of one."""

from typing import Any

from ninja import Schema

from yingdan.kernel.actor import Actor
from yingdan.kernel.http import Request, Router
from yingdan.targets import metrics
from yingdan.targets.api.comments import StepIn
from yingdan.targets.api.schemas import CopyIn, TargetIn, TargetOut, TargetPatch, target_out
from yingdan.targets.models import Target
from yingdan.targets.selectors import plans as selectors
from yingdan.targets.services import plans
from yingdan.targets.types import MetricRef

router = Router(tags=["targets"])


class TargetsOut(Schema):
    """A list of targets."""

    items: list[TargetOut]


class MetricOut(MetricRef):
    """A metric: what it counts in words, where that is recorded, by which date; what is `additive` can be a target."""

    definition: dict[str, str]
    resource: str
    date_field: str
    additive: bool


class MetricsOut(Schema):
    """All metrics."""

    items: list[MetricOut]


def shown(actor: Actor, target: Target, total: int | None = None) -> TargetOut:
    """A target with what the actor may do with it."""
    draft = target.status == "draft"
    return target_out(
        target,
        selectors.total(target) if total is None else total,
        draft and actor.reaches_team("target.edit", target.team_id),
        actor.reaches_team("target.publish", target.team_id),
    )


@router.get("", permission="target.read", response=TargetsOut)
def index(request: Request, year: int | None = None, status: str | None = None, metric: str | None = None) -> Any:
    """Targets in reach, newest year first."""
    rows = selectors.visible(request.actor).order_by("-year", "team__path", "-revision", "-id")
    wanted = {"year": year, "status": status, "metric": metric}
    found = list(rows.filter(**{name: value for name, value in wanted.items() if value is not None})[:500])
    totals = selectors.totals(found)
    return {"items": [shown(request.actor, target, totals.get(target.id, 0)) for target in found]}


@router.get("/metrics", permission="target.read", response=MetricsOut)
def metric_list(request: Request) -> Any:
    """Metrics that come with the product, then those that people defined."""
    return {
        "items": [
            {
                **MetricRef.of(one).dict(), "definition": {"zh": one.definition[0], "en": one.definition[1]},
                "resource": one.resource, "date_field": one.date_field, "additive": one.additive,
            }
            for one in metrics.all_metrics()
        ]
    }  # fmt: skip


@router.post("", permission="target.edit", response=TargetOut)
def create(request: Request, payload: TargetIn) -> Any:
    """A new draft."""
    target = plans.create(
        actor=request.actor, name=payload.name, year=payload.year, team_id=payload.team, amount=payload.amount,
        metric=payload.metric, note=payload.note, levels_asked=[one.level() for one in payload.levels],
    )  # fmt: skip
    return shown(request.actor, target)


@router.get("/{int:target_id}", permission="target.read", response=TargetOut)
def one(request: Request, target_id: int) -> Any:
    """A target."""
    return shown(request.actor, selectors.get(request.actor, target_id))


@router.patch("/{int:target_id}", permission="target.edit", response=TargetOut)
def update(request: Request, target_id: int, payload: TargetPatch) -> Any:
    """Changes name, amount, levels or note of a draft."""
    asked = None if payload.levels is None else [one.level() for one in payload.levels]
    target = plans.update(
        actor=request.actor, target_id=target_id, levels_asked=asked, **payload.dict(exclude={"levels"})
    )
    return shown(request.actor, target)


@router.post("/{int:target_id}/publish", permission="target.publish", response=TargetOut)
def publish(request: Request, target_id: int, payload: StepIn) -> Any:
    """Publishes a draft whose cells add up."""
    return shown(request.actor, plans.publish(actor=request.actor, target_id=target_id, **payload.dict()))


@router.post("/{int:target_id}/unpublish", permission="target.publish", response=TargetOut)
def unpublish(request: Request, target_id: int, payload: StepIn) -> Any:
    """Back to draft."""
    return shown(request.actor, plans.unpublish(actor=request.actor, target_id=target_id, **payload.dict()))


@router.post("/{int:target_id}/archive", permission="target.publish", response=TargetOut)
def archive(request: Request, target_id: int, payload: StepIn) -> Any:
    """Puts it away."""
    return shown(request.actor, plans.archive(actor=request.actor, target_id=target_id, **payload.dict()))


@router.post("/{int:target_id}/revise", permission="target.edit", response=TargetOut)
def revise(request: Request, target_id: int) -> Any:
    """A draft to become the next version."""
    return shown(request.actor, plans.revise(actor=request.actor, target_id=target_id))


@router.post("/{int:target_id}/copy", permission="target.edit", response=TargetOut)
def copy(request: Request, target_id: int, payload: CopyIn) -> Any:
    """A plan of its own with the same cells."""
    return shown(
        request.actor, plans.copy(actor=request.actor, target_id=target_id, name=payload.name, year=payload.year)
    )
