"""When signals are raised: the company's thresholds, and those of pipelines that go their own way."""

from typing import Any

from yingdan.deal_health.models import Threshold
from yingdan.deal_health.rules.judging import DEFAULTS
from yingdan.deal_health.types import KINDS
from yingdan.deals.models import Pipeline
from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events

MANAGE = "pipeline.manage"
SETTINGS = ("active", "days", "percent", "count", "weight")


def ensure_defaults() -> None:
    """The company's thresholds, where one is missing."""
    there = set(Threshold.objects.filter(pipeline=None).values_list("kind", flat=True))
    Threshold.objects.bulk_create(
        Threshold(kind=kind, days=one.days, percent=one.percent, count=one.count, weight=one.weight)
        for kind, one in DEFAULTS.items()
        if kind not in there
    )


def save(actor: Actor, pipeline_id: int | None, items: list[dict[str, Any]]) -> None:
    """Changes thresholds of the company or of a pipeline; Conflict when somebody else did meanwhile. All open deals are
    judged anew soon after."""
    actor.need(MANAGE)
    name = _name(pipeline_id)
    known = {row.kind: row for row in Threshold.objects.select_for_update().filter(pipeline=pipeline_id)}
    for item in items:
        kind = item["kind"]
        if kind not in KINDS:
            raise invalid("kind", "unknown_choice", value=kind[:20])
        row = known.get(kind) or Threshold(pipeline_id=pipeline_id, kind=kind, version=0)
        if row.version != item["version"]:
            raise Conflict("version_conflict", current_version=row.version)
        for setting in SETTINGS:
            setattr(row, setting, item[setting])
        row.version += 1
        row.save()
    verb = "deal_health.pipeline_saved" if pipeline_id else "deal_health.company_saved"
    events.record(actor=actor, verb=verb, resource="pipeline", object_id=pipeline_id or 0, name=name)
    jobs.defer("deal_health.judge_all")


def follow_company(actor: Actor, pipeline_id: int) -> None:
    """A pipeline's own thresholds are dropped: the company's hold for it again."""
    actor.need(MANAGE)
    name = _name(pipeline_id)
    Threshold.objects.filter(pipeline=pipeline_id).delete()
    events.record(actor=actor, verb="deal_health.pipeline_reset", resource="pipeline", object_id=pipeline_id, name=name)
    jobs.defer("deal_health.judge_all")


def _name(pipeline_id: int | None) -> str:
    if pipeline_id is None:
        return ""
    found = Pipeline.objects.filter(id=pipeline_id).first()
    if found is None:
        raise NotFound
    return found.name
