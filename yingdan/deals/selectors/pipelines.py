"""Pipelines, stages and reasons, as everybody who works with deals needs them."""

from typing import Any

from django.db.models import Prefetch, QuerySet, Sum

from yingdan.deals.models import CloseReason, CohortSummary, Pipeline, Stage
from yingdan.deals.rules.progress import Step
from yingdan.kernel.errors import NotFound
from yingdan.platform.resources.spec import Choice


def active() -> QuerySet[Pipeline]:
    """Pipelines in use with their stages in use, in order."""
    stages = Prefetch("stages", Stage.objects.filter(archived_at=None).order_by("position", "id"))
    return Pipeline.objects.filter(archived_at=None).order_by("position", "id").prefetch_related(stages)


def listed(archived: bool) -> QuerySet[Pipeline]:
    """Pipelines in order; with `archived` also what is out of use, stages too."""
    return Pipeline.objects.order_by("position", "id").prefetch_related("stages") if archived else active()


def reasons(archived: bool) -> QuerySet[CloseReason]:
    """Reasons in order; with `archived` also those out of use."""
    rows = CloseReason.objects.order_by("kind", "position", "id")
    return rows if archived else rows.filter(archived_at=None)


def default() -> Pipeline:
    """The first pipeline; NotFound in a company that has none."""
    found = Pipeline.objects.filter(archived_at=None).order_by("position", "id").first()
    if found is None:
        raise NotFound
    return found


def to_show(lines: list[int], opened: QuerySet[Any]) -> int:
    """Of these pipelines the one to begin with: the first that holds deals among `opened` (sums of open deals by
    stage), else the first that ever held one, else the first. Never an empty one while another has deals."""
    if len(lines) > 1:
        held = opened.values_list("stage__pipeline_id").annotate(open_count=Sum("count")).filter(open_count__gt=0)
        ever = CohortSummary.objects.filter(pipeline_id__in=lines).values_list("pipeline_id").distinct()
        for rows in (held.order_by(), ever.order_by()):
            used = {row[0] for row in rows}
            if found := next((line for line in lines if line in used), None):
                return int(found)
    return lines[0]


def get(pipeline_id: int | None) -> Pipeline:
    """A pipeline in use with its stages, the default one for None."""
    found = active().filter(id=pipeline_id).first() if pipeline_id else active().first()
    if found is None:
        raise NotFound
    return found


def first_stage(pipeline_id: int) -> Stage:
    """The stage where deals begin."""
    found = Stage.objects.filter(pipeline_id=pipeline_id, archived_at=None).order_by("position", "id").first()
    if found is None:
        raise NotFound
    return found


def last_position(pipeline_id: int) -> int:
    """The position of the last stage."""
    rows = Stage.objects.filter(pipeline_id=pipeline_id, archived_at=None).order_by("-position")
    return rows.values_list("position", flat=True).first() or 0


def step(stage: Stage) -> Step:
    """A stage as the rules need it."""
    return Step(stage.id, stage.position, stage.probability)


def as_json(pipeline: Pipeline) -> dict[str, Any]:
    """A pipeline with its prefetched stages."""
    return {
        "id": pipeline.id,
        "name": pipeline.name,
        "position": pipeline.position,
        "version": pipeline.version,
        "archived": pipeline.archived_at is not None,
        "stages": [stage_json(stage) for stage in pipeline.stages.all()],
    }


def stage_json(stage: Stage) -> dict[str, Any]:
    """A stage."""
    return {
        "id": stage.id,
        "name": stage.name,
        "position": stage.position,
        "probability": stage.probability,
        "color": stage.color,
        "norm_days": stage.norm_days,
        "version": stage.version,
        "archived": stage.archived_at is not None,
    }


def stage_choices() -> list[Choice]:
    """Stages as the choices of a field; with several pipelines, those of the further ones carry the pipeline's name."""
    found = []
    rows = Stage.objects.select_related("pipeline").order_by("pipeline__position", "pipeline_id", "position", "id")
    first = None
    for stage in rows:
        first = first or stage.pipeline_id
        name = stage.name if stage.pipeline_id == first else f"{stage.pipeline.name} / {stage.name}"
        found.append(Choice(str(stage.id), (name, name), stage.color))
    return found


def pipeline_choices() -> list[Choice]:
    """Pipelines as the choices of a field."""
    rows = Pipeline.objects.order_by("position", "id").values_list("id", "name")
    return [Choice(str(id), (name, name)) for id, name in rows]


def reason_choices() -> list[Choice]:
    """Reasons as the choices of a field."""
    rows = CloseReason.objects.values_list("id", "name")
    return [Choice(str(id), (name, name)) for id, name in rows]
