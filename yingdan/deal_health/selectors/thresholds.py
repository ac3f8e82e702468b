"""Thresholds in force."""

from typing import Any

from django.db.models import Q

from yingdan.deal_health.models import StageDwell, Threshold
from yingdan.deal_health.types import KINDS
from yingdan.deals.models import Pipeline, Stage
from yingdan.kernel.errors import NotFound


def in_force(pipeline_id: int | None) -> dict[str, Any]:
    """Those of the company, or of a pipeline: its own (`own`), else the company's; version 0 where it has none yet.
    With the usual stay in each of the pipeline's stages and where that comes from."""
    if pipeline_id is not None and not Pipeline.objects.filter(id=pipeline_id).exists():
        raise NotFound
    rows = {(row.pipeline_id, row.kind): row for row in Threshold.objects.filter(_of(pipeline_id))}
    return {
        "pipeline": pipeline_id,
        "items": [_item(rows, pipeline_id, kind) for kind in KINDS if (None, kind) in rows],
        "stages": _stages(pipeline_id) if pipeline_id else [],
        "own_pipelines": list(
            Threshold.objects.exclude(pipeline=None).values_list("pipeline", flat=True).distinct().order_by("pipeline")
        ),
    }


def _of(pipeline_id: int | None) -> Q:
    return Q(pipeline=None) | Q(pipeline=pipeline_id) if pipeline_id else Q(pipeline=None)


def _item(rows: dict[tuple[int | None, str], Threshold], pipeline_id: int | None, kind: str) -> dict[str, Any]:
    own = rows.get((pipeline_id, kind))
    row = own or rows[(None, kind)]
    return {
        "kind": kind, "own": own is not None, "version": own.version if own else 0, "active": row.active,
        "days": row.days, "percent": row.percent, "count": row.count, "weight": row.weight,
    }  # fmt: skip


def _stages(pipeline_id: int) -> list[dict[str, Any]]:
    learnt = {row.stage_id: row for row in StageDwell.objects.filter(stage__pipeline=pipeline_id)}
    return [
        {
            "name": stage.name,
            "norm_days": stage.norm_days,
            "median": round(learnt[stage.pk].median, 1) if stage.pk in learnt else None,
            "stays": learnt[stage.pk].stays if stage.pk in learnt else 0,
        }
        for stage in Stage.objects.filter(pipeline=pipeline_id, archived_at=None)
    ]
