"""Defining metrics: what counts stays the same once a target is set in it."""

from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.kernel.ports import metrics as built_in
from yingdan.platform.services import events
from yingdan.targets.models import MetricDefinition, Target
from yingdan.targets.selectors import defined

# What a figure is made of; the rest is wording.
SUBSTANCE = ("resource", "condition", "aggregate", "field", "date_field", "unit")


def create(*, actor: Actor, code: str, **values: Any) -> MetricDefinition:
    """A new metric; `Invalid` names what cannot be computed."""
    actor.need("metric.manage")
    if built_in.get(code) or MetricDefinition.objects.filter(code=code).exists():
        raise invalid("code", "metric_code_taken", code=code)
    row = MetricDefinition(code=code, created_by_id=actor.member_id)
    return _write(actor, row, values, "metric.created")


def update(*, actor: Actor, metric_id: int, version: int, **values: Any) -> MetricDefinition:
    """Changes it; what is counted only while no target is set in it."""
    actor.need("metric.manage")
    row = _locked(metric_id)
    if row.version != version:
        raise Conflict("conflict", current_version=row.version)
    differs = any(name in values and values[name] != getattr(row, name) for name in SUBSTANCE)
    if differs and Target.objects.filter(metric=row.code).exists():
        raise Conflict("metric_in_use")
    row.version += 1
    return _write(actor, row, values, "metric.changed")


def archive(*, actor: Actor, metric_id: int, archived: bool) -> MetricDefinition:
    """Puts it away, so that nothing new is set in it, or brings it back."""
    actor.need("metric.manage")
    row = _locked(metric_id)
    row.archived_at = clock.now() if archived else None
    row.version += 1
    row.save()
    events.record(actor=actor, verb="metric.archived" if archived else "metric.restored", resource="metric",
                  object_id=row.id, about=[], name=row.name_zh)  # fmt: skip
    return row


def draft(actor: Actor, values: dict[str, Any]) -> MetricDefinition:
    """An unsaved metric that can be computed, for a preview."""
    actor.need("metric.manage")
    row = MetricDefinition(code="preview", **values)
    defined.check(row, actor)
    return row


def _locked(metric_id: int) -> MetricDefinition:
    row = MetricDefinition.objects.select_for_update().filter(id=metric_id).first()
    if row is None:
        raise NotFound
    return row


def _write(actor: Actor, row: MetricDefinition, values: dict[str, Any], verb: str) -> MetricDefinition:
    for name, value in values.items():
        setattr(row, name, value)
    for name in ("name_zh", "name_en"):
        if not getattr(row, name).strip():
            raise invalid(name, "required")
    if row.aggregate != "count" and not row.field:
        raise invalid("field", "required")
    row.field = "" if row.aggregate == "count" else row.field
    defined.check(row, actor)
    row.save()
    events.record(actor=actor, verb=verb, resource="metric", object_id=row.id, about=[], name=row.name_zh)
    return row
