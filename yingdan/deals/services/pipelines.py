"""Pipelines: made, renamed, archived; and the one that every company starts with."""

from django.db import IntegrityError, transaction

from yingdan.deals.models import CloseReason, Deal, Pipeline, Stage
from yingdan.deals.services import evidence_kinds
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events

DEFAULT_NAME = "标准销售流程"
# (name, win rate %, colour, usual days)
DEFAULT_STAGES = (
    ("初步接洽", 10, "blue", 14),
    ("需求确认", 30, "cyan", 21),
    ("方案报价", 50, "gold", 21),
    ("商务谈判", 70, "orange", 14),
    ("签约审批", 90, "green", 7),
)
DEFAULT_REASONS = {
    "won": ("方案匹配", "价格优势", "客户关系", "服务口碑"),
    "lost": ("价格过高", "败给竞争对手", "需求不匹配", "决策人变动", "交付或服务顾虑"),
    "abandoned": ("客户取消项目", "预算不足", "长期无进展", "信息不真实"),
}


def ensure_default(actor: Actor) -> Pipeline:
    """The first pipeline in use; a company without one gets the standard pipeline and the usual reasons."""
    found = Pipeline.objects.filter(archived_at=None).order_by("position", "id").first()
    if found is not None:
        return found
    pipeline, _ = Pipeline.objects.update_or_create(name=DEFAULT_NAME, defaults={"archived_at": None})
    if not pipeline.stages.filter(archived_at=None).exists():
        Stage.objects.bulk_create(
            Stage(pipeline=pipeline, name=name, position=n, probability=p, color=color, norm_days=days)
            for n, (name, p, color, days) in enumerate(DEFAULT_STAGES, 1)
        )
    if not CloseReason.objects.exists():
        CloseReason.objects.bulk_create(
            CloseReason(kind=kind, name=name, position=n)
            for kind, names in DEFAULT_REASONS.items()
            for n, name in enumerate(names, 1)
        )
    evidence_kinds.ensure()
    _record(actor, "pipeline.created", pipeline)
    return pipeline


def create(actor: Actor, name: str, first_stages: list[tuple[str, int]]) -> Pipeline:
    """A new pipeline at the end of the list; `first_stages` are (name, probability)."""
    if not first_stages:
        raise invalid("stages", "stage_last")
    pipeline = Pipeline(name=name, position=Pipeline.objects.count())
    _save(pipeline)
    Stage.objects.bulk_create(
        Stage(pipeline=pipeline, name=stage, position=n, probability=probability)
        for n, (stage, probability) in enumerate(first_stages, 1)
    )
    _record(actor, "pipeline.created", pipeline)
    return pipeline


def update(
    actor: Actor, pipeline_id: int, version: int, *, name: str | None, position: int | None, archived: bool | None
) -> Pipeline:
    """Renames, moves or archives a pipeline; one with open deals stays, and so does the last one."""
    pipeline = locked(pipeline_id, version)
    if name is not None:
        pipeline.name = name
    if position is not None:
        pipeline.position = position
    if archived is not None and archived != (pipeline.archived_at is not None):
        if archived:
            _check_unused(pipeline)
        pipeline.archived_at = clock.now() if archived else None
    pipeline.version += 1
    _save(pipeline)
    _record(actor, "pipeline.updated", pipeline)
    return pipeline


def locked(pipeline_id: int, version: int | None = None) -> Pipeline:
    """A pipeline under lock; everything about its stages is serialised by it."""
    found = Pipeline.objects.select_for_update().filter(id=pipeline_id).first()
    if found is None:
        raise NotFound
    if version is not None and found.version != version:
        raise Conflict("deal_changed", yours=version, theirs=found.version, current_version=found.version)
    return found


def _check_unused(pipeline: Pipeline) -> None:
    count = Deal.objects.filter(pipeline=pipeline, status="open").count()
    if count:
        raise Conflict("pipeline_in_use", name=pipeline.name, count=count)
    if not Pipeline.objects.filter(archived_at=None).exclude(id=pipeline.id).exists():
        raise Conflict("pipeline_last")


def _save(pipeline: Pipeline) -> None:
    try:
        with transaction.atomic():
            pipeline.save()
    except IntegrityError as error:
        raise invalid("name", "pipeline_name_taken", name=pipeline.name) from error


def _record(actor: Actor, verb: str, pipeline: Pipeline) -> None:
    events.record(actor=actor, verb=verb, resource="pipeline", object_id=pipeline.id, name=pipeline.name)
