"""Gates as pages show them: what a deal still needs, its evidence, and what an editor may choose from."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from yingdan.accounts.models import Role
from yingdan.customers.models import FollowUp
from yingdan.deals.models import Deal, DealContact, DealEvidence, DealMember, EvidenceKind, Pipeline, Stage
from yingdan.deals.rules import gates as rules
from yingdan.deals.rules.gates import SUPERIOR, Gate
from yingdan.deals.selectors import gate_words
from yingdan.deals.selectors import gates as reads
from yingdan.deals.selectors.deals import get_deal
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.tasks.models import TaskTemplate


def needs(actor: Actor, deal_id: int, to: str = "") -> dict[str, Any]:
    """What the deal needs to leave its stage (`to` empty), to get to a stage (its id), or to be won ("won")."""
    deal = get_deal(actor, deal_id)
    lane = reads.lane(deal.pipeline_id, deal.stage_id)
    path, target = _path(deal, lane, to)
    facts = reads.facts([deal], path)[deal.id]
    verdict = rules.forward(path, facts, reads.who(actor, [deal], path)[deal.id], override=False)
    criteria = [(gate, one) for gate in path for one in gate.criteria]
    said = gate_words.words([one for _, one in criteria], actor.locale)
    names = gate_words.stage_names(path)
    return {
        "to": target,
        "items": [
            {
                **gate_words.as_json(one, said[one.id]),
                "stage": {"id": gate.stage_id, "label": names[gate.stage_id]},
                "done": rules.met(one, facts),
            }
            for gate, one in criteria
        ],
        "refusal": verdict.refusal,
        "overridable": verdict.overridable,
    }


def _path(deal: Deal, lane: list[Gate], to: str) -> tuple[Sequence[Gate], dict[str, Any] | None]:
    here = next(gate for gate in lane if gate.stage_id == deal.stage_id)
    if to == "won":
        return rules.passed(lane, here.position, None), None
    if not to:
        return [here], None
    stage = Stage.objects.filter(id=int(to) if to.isdecimal() and len(to) < 19 else 0).first()
    if stage is None or stage.pipeline_id != deal.pipeline_id:
        raise NotFound
    return rules.passed(lane, here.position, stage.position), {"id": stage.id, "label": stage.name}


def evidence(actor: Actor, deal_id: int) -> list[dict[str, Any]]:
    """What is kept of a deal, latest first."""
    deal = get_deal(actor, deal_id)
    rows = (
        DealEvidence.objects.filter(deal=deal).select_related("kind", "contact", "by").order_by("-happened_on", "-id")
    )
    return [
        {
            "id": row.id,
            "kind": {"id": row.kind_id, "label": row.kind.name},
            "form": row.kind.form,
            "happened_on": row.happened_on,
            "file": _file(row),
            "contact": {"id": row.contact_id, "label": row.contact.name} if row.contact else None,
            "note": row.note,
            "by": row.by.name if row.by else None,
        }
        for row in rows.defer("file__content").select_related("file")
    ]


def _file(row: DealEvidence) -> dict[str, Any] | None:
    if row.file is None:
        return None
    return {"id": row.file.pk, "name": row.file.name, "url": f"/api/files/{row.file.pk}"}


def kinds(archived: bool) -> list[dict[str, Any]]:
    """Kinds of evidence in order; with `archived` also those out of use."""
    rows = EvidenceKind.objects.order_by("form", "position", "id")
    return [
        {"id": row.id, "form": row.form, "name": row.name, "archived": row.archived_at is not None}
        for row in rows
        if archived or row.archived_at is None
    ]


def of_pipeline(actor: Actor, pipeline_id: int) -> list[dict[str, Any]]:
    """The gates of a pipeline's stages in use, as an editor shows them."""
    if not Pipeline.objects.filter(id=pipeline_id).exists():
        raise NotFound
    stages = Stage.objects.filter(pipeline_id=pipeline_id, archived_at=None).prefetch_related("criteria")
    return [stage_gate(actor, stage) for stage in stages.order_by("position", "id")]


def stage_gate(actor: Actor, stage: Stage) -> dict[str, Any]:
    """The gate of one stage."""
    criteria = [reads.criterion(row) for row in stage.criteria.all()]
    said = gate_words.words(criteria, actor.locale)
    return {
        "stage_id": stage.id,
        "name": stage.name,
        "version": stage.version,
        "norm_days": stage.norm_days,
        "criteria": [{**gate_words.as_json(one, said[one.id]), "label": one.label} for one in criteria],
        "movers": list(stage.movers),
        "back_to": stage.back_to,
        "template_id": stage.entry_template_id,
    }


def templates() -> QuerySet[TaskTemplate]:
    """Task templates that may be used on deals."""
    return TaskTemplate.objects.filter(resource__in=["", "deal"], archived_at=None).order_by("name", "id")


def options(actor: Actor) -> dict[str, Any]:
    """What criteria may ask for, and who may be named; labels in both languages where they are not the company's."""
    roles = Role.objects.order_by("position", "code").values_list("code", "zh", "en")
    return {
        "fields": [
            {"value": name, "label": {"zh": one.label[0], "en": one.label[1]}} for name, one in reads.fields().items()
        ],
        "evidence": kinds(archived=False),
        "methods": FollowUp.METHODS,
        "contact_roles": DealContact.ROLES,
        "team_roles": DealMember.ROLES,
        "templates": [{"id": id, "label": name} for id, name in templates().values_list("id", "name")],
        "movers": [{"value": SUPERIOR, "label": {"zh": "负责人的上级", "en": "The owner's superior"}}]
        + [{"value": code, "label": {"zh": zh, "en": en}} for code, zh, en in roles],
    }
