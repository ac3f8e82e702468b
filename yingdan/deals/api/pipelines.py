"""Pipelines, their stages, and reasons for closing: read by everybody who sees deals, edited by few."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.deals.api import pipeline_schemas as schemas
from yingdan.deals.models import CloseReason, Pipeline, Stage
from yingdan.deals.selectors import pipelines as reads
from yingdan.deals.services import pipelines, stage_editor
from yingdan.deals.services import reasons as reason_verbs
from yingdan.kernel.http import Router, actor_of

router = Router(tags=["pipelines"])
stages = Router(tags=["pipelines"])
reasons = Router(tags=["pipelines"])


@router.get("", permission="deal.read", response=schemas.Pipelines)
def list_pipelines(request: HttpRequest, archived: bool = False) -> dict[str, Any]:
    """Pipelines with their stages; those out of use only when asked for."""
    return {"items": [reads.as_json(pipeline) for pipeline in reads.listed(archived)]}


@router.post("", permission="pipeline.manage", response={201: schemas.PipelineOut})
def create(request: HttpRequest, body: schemas.PipelineIn) -> Status[Any]:
    """A new pipeline."""
    made = pipelines.create(actor_of(request), body.name, [(one.name, one.probability) for one in body.stages])
    return Status(201, reads.as_json(made))


@router.patch("/{int:pipeline_id}", permission="pipeline.manage", response=schemas.PipelineOut)
def update(request: HttpRequest, pipeline_id: int, body: schemas.PipelineChange) -> dict[str, Any]:
    """Renames, moves or archives a pipeline."""
    changed: Pipeline = pipelines.update(
        actor_of(request), pipeline_id, body.version, name=body.name, position=body.position, archived=body.archived
    )
    return reads.as_json(changed)


@router.post("/{int:pipeline_id}/stages", permission="pipeline.manage", response={201: schemas.StageOut})
def add_stage(request: HttpRequest, pipeline_id: int, body: schemas.StageIn) -> Status[Any]:
    """A new stage."""
    made: Stage = stage_editor.add(actor_of(request), pipeline_id, body.values(), body.position)
    return Status(201, reads.stage_json(made))


@router.put("/{int:pipeline_id}/order", permission="pipeline.manage", response={204: None})
def reorder(request: HttpRequest, pipeline_id: int, body: schemas.Order) -> Status[Any]:
    """Puts the stages in another order."""
    stage_editor.reorder(actor_of(request), pipeline_id, body.stage_ids)
    return Status(204, None)


@stages.patch("/{int:stage_id}", permission="pipeline.manage", response=schemas.StageOut)
def update_stage(request: HttpRequest, stage_id: int, body: schemas.StageChange) -> dict[str, Any]:
    """Changes a stage; a new win rate re-weights its open deals."""
    return reads.stage_json(stage_editor.update(actor_of(request), stage_id, body.version, body.values()))


@stages.post("/{int:stage_id}/archiving", permission="pipeline.manage", response={204: None})
def archive_stage(request: HttpRequest, stage_id: int, body: schemas.Archiving) -> Status[Any]:
    """Takes a stage out of use, or back."""
    verb = stage_editor.archive if body.archived else stage_editor.restore
    verb(actor_of(request), stage_id)
    return Status(204, None)


@reasons.get("", permission="deal.read", response=schemas.Reasons)
def list_reasons(request: HttpRequest, archived: bool = False) -> dict[str, Any]:
    """Reasons for closing; those out of use only when asked for."""
    return {"items": reads.reasons(archived)}


@reasons.post("", permission="pipeline.manage", response={201: schemas.ReasonOut})
def add_reason(request: HttpRequest, body: schemas.ReasonIn) -> Status[Any]:
    """A new reason."""
    return Status(201, reason_verbs.add(actor_of(request), body.kind, body.name))


@reasons.patch("/{int:reason_id}", permission="pipeline.manage", response=schemas.ReasonOut)
def update_reason(request: HttpRequest, reason_id: int, body: schemas.ReasonChange) -> CloseReason:
    """Renames, moves or archives a reason."""
    return reason_verbs.update(
        actor_of(request), reason_id, name=body.name, position=body.position, archived=body.archived
    )
