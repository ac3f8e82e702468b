"""The steps of a pipeline: added, changed, put in another order, archived."""

from typing import Any

from django.db import IntegrityError, transaction

from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.deals.services.pipelines import locked
from yingdan.kernel import clock, jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events

EDITABLE = ("name", "probability", "color", "norm_days")


def add(actor: Actor, pipeline_id: int, values: dict[str, Any], position: int | None = None) -> Stage:
    """A new stage, at the end or before the stage that is now at `position` (1 = first)."""
    pipeline = locked(pipeline_id)
    stages = list(pipeline.stages.filter(archived_at=None))
    stage = Stage(pipeline=pipeline, position=len(stages) + 1, **{name: values[name] for name in EDITABLE})
    _save(stage)
    place = len(stages) if position is None else max(0, min(position - 1, len(stages)))
    _number(pipeline, [*stages[:place], stage, *stages[place:]])
    _record(actor, "pipeline.stage_added", pipeline, stage)
    return stage


def update(actor: Actor, stage_id: int, version: int, values: dict[str, Any]) -> Stage:
    """Changes a stage. A new win rate re-weights the open deals in it whose own was not overridden, in a job."""
    stage = _locked(stage_id)
    if stage.version != version:
        raise Conflict("deal_changed", yours=version, theirs=stage.version, current_version=stage.version)
    reweighted = "probability" in values and values["probability"] != stage.probability
    for name in EDITABLE:
        if name in values:
            setattr(stage, name, values[name])
    stage.version += 1
    _save(stage)
    if reweighted:
        jobs.defer("deals.reweight_stage", stage_id=stage.id)
    _record(actor, "pipeline.stage_updated", stage.pipeline, stage)
    return stage


def reorder(actor: Actor, pipeline_id: int, stage_ids: list[int]) -> None:
    """Puts the stages in use in this order; all must be named."""
    pipeline = locked(pipeline_id)
    stages = {stage.id: stage for stage in pipeline.stages.filter(archived_at=None)}
    if sorted(stage_ids) != sorted(stages):
        raise invalid("stage_ids", "stage_order_incomplete")
    _number(pipeline, [stages[id] for id in stage_ids])
    events.record(actor=actor, verb="pipeline.reordered", resource="pipeline", object_id=pipeline.id)


def archive(actor: Actor, stage_id: int) -> None:
    """Takes a stage without open deals out of use; history keeps it."""
    stage = _locked(stage_id)
    if stage.archived_at:
        return
    count = Deal.objects.filter(stage=stage, status="open").count()
    if count:
        raise Conflict("stage_in_use", name=stage.name, count=count)
    rest = list(stage.pipeline.stages.filter(archived_at=None).exclude(id=stage.id))
    if not rest:
        raise Conflict("stage_last")
    stage.archived_at = clock.now()
    stage.version += 1
    stage.save()
    _number(stage.pipeline, rest)
    _record(actor, "pipeline.stage_archived", stage.pipeline, stage)


def restore(actor: Actor, stage_id: int) -> None:
    """Takes an archived stage back into use, at the end."""
    stage = _locked(stage_id)
    if stage.archived_at is None:
        return
    stage.archived_at = None
    stage.version += 1
    _save(stage)
    _number(stage.pipeline, [*stage.pipeline.stages.filter(archived_at=None).exclude(id=stage.id), stage])
    _record(actor, "pipeline.stage_restored", stage.pipeline, stage)


def _number(pipeline: Pipeline, stages: list[Stage]) -> None:
    """Positions 1…n; how far deals came is counted anew in a job when any stage moved."""
    moved = [stage for n, stage in enumerate(stages, 1) if stage.position != n]
    for n, stage in enumerate(stages, 1):
        stage.position = n
    if moved:
        Stage.objects.bulk_update(moved, ["position"])
    # Archived stages stand where they last were, but never beyond the end.
    pipeline.stages.filter(position__gt=len(stages)).exclude(archived_at=None).update(position=len(stages))
    jobs.defer("deals.refit_furthest", pipeline_id=pipeline.id)


def _locked(stage_id: int) -> Stage:
    found = Stage.objects.filter(id=stage_id).first()
    if found is None:
        raise NotFound
    locked(found.pipeline_id)
    found.refresh_from_db()
    return found


def _save(stage: Stage) -> None:
    try:
        with transaction.atomic():
            stage.save()
    except IntegrityError as error:
        raise invalid("name", "stage_name_taken", name=stage.name) from error


def _record(actor: Actor, verb: str, pipeline: Pipeline, stage: Stage) -> None:
    events.record(
        actor=actor, verb=verb, resource="pipeline", object_id=pipeline.id, name=pipeline.name, stage=stage.name
    )
