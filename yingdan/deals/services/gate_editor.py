"""The gates of a pipeline as its managers set them."""

from collections.abc import Sequence
from typing import Any

from yingdan.accounts.models import Role
from yingdan.customers.models import FollowUp
from yingdan.deals.models import DealContact, DealMember, EvidenceKind, Stage, StageCriterion
from yingdan.deals.rules.gates import SUPERIOR
from yingdan.deals.selectors import gate_page
from yingdan.deals.selectors.gates import fields
from yingdan.deals.services.pipelines import locked
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events

MOST = 40  # criteria of one stage


def replace(
    *,
    actor: Actor,
    stage_id: int,
    version: int,
    criteria: Sequence[dict[str, Any]],
    movers: Sequence[str],
    back_to: Sequence[int] | None,
    template_id: int | None,
) -> Stage:
    """Sets all of a stage's gate. Criteria with an id keep what was ticked for them; those left out go."""
    stage = Stage.objects.filter(id=stage_id).first()
    if stage is None:
        raise NotFound
    locked(stage.pipeline_id)
    stage.refresh_from_db()
    if stage.version != version:
        raise Conflict("deal_changed", yours=version, theirs=stage.version, current_version=stage.version)
    stage.movers = _movers(movers)
    stage.back_to = _back(stage, back_to)
    if template_id is not None and not gate_page.templates().filter(id=template_id).exists():
        raise invalid("template_id", "bad_value")
    stage.entry_template_id = template_id
    stage.version += 1
    stage.save()
    present = {row.id: row for row in stage.criteria.all()}
    if len(criteria) > MOST:
        raise invalid("criteria", "too_large", max=MOST)
    kept = set()
    for position, given in enumerate(criteria):
        row = present.get(given.get("id") or 0) or StageCriterion(stage=stage)
        if row.pk and row.kind != given["kind"]:
            row = StageCriterion(stage=stage)
        row.kind, row.strength, row.label, row.position = given["kind"], given["strength"], given["label"], position
        row.params = _params(given["kind"], given["params"], given["label"], f"criteria.{position}")
        row.save()
        kept.add(row.pk)
    stage.criteria.exclude(id__in=kept).delete()
    name = {"name": stage.pipeline.name, "stage": stage.name}
    events.record(actor=actor, verb="pipeline.gate_set", resource="pipeline", object_id=stage.pipeline_id, **name)
    return stage


def _movers(codes: Sequence[str]) -> list[str]:
    wanted = list(dict.fromkeys(codes))
    known = set(Role.objects.filter(code__in=wanted).values_list("code", flat=True)) | {SUPERIOR}
    if unknown := next((code for code in wanted if code not in known), None):
        raise invalid("movers", "unknown_choice", value=unknown)
    return wanted


def _back(stage: Stage, ids: Sequence[int] | None) -> list[int] | None:
    if ids is None:
        return None
    earlier = set(
        Stage.objects.filter(pipeline_id=stage.pipeline_id, archived_at=None, position__lt=stage.position).values_list(
            "id", flat=True
        )
    )
    if set(ids) - earlier:
        raise invalid("back_to", "stage_other_pipeline")
    return sorted(set(ids))


def _params(kind: str, given: dict[str, Any], label: str, where: str) -> dict[str, Any]:
    """Only what the kind needs, checked."""
    match kind:
        case "field":
            if given.get("field") not in fields():
                raise invalid(where, "unknown_field", field=str(given.get("field"))[:60])
            return {"field": given["field"]}
        case "evidence":
            if not EvidenceKind.objects.filter(id=_number(given.get("evidence"), where)).exists():
                raise invalid(where, "bad_value")
            return {"evidence": given["evidence"]}
        case "followup":
            method, count = given.get("method") or "", _number(given.get("count", 1), where)
            if (method and method not in FollowUp.METHODS) or not 1 <= count <= 99:
                raise invalid(where, "bad_value")
            return {"method": method, "count": count, "in_stage": bool(given.get("in_stage"))}
        case "contact" | "team":
            known = DealContact.ROLES if kind == "contact" else DealMember.ROLES
            if given.get("role") not in known:
                raise invalid(where, "unknown_choice", value=str(given.get("role"))[:40])
            return {"role": given["role"]}
        case "check":
            if not label.strip():
                raise invalid(where, "required")
            return {}
    raise invalid(where, "unknown_choice", value=kind[:40])


def _number(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**63:
        raise invalid(where, "bad_value")
    return value
