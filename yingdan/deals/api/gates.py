"""Stage gates: what a deal needs, what is kept for it, and how a pipeline sets them."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.deals.api import gate_schemas as schemas
from yingdan.deals.api.people_schemas import GateBehind, GateReport
from yingdan.deals.selectors import gate_behind, gate_page, gate_report
from yingdan.deals.services import checks, evidence_kinds, gate_editor
from yingdan.kernel.http import Router, actor_of

deals = Router(tags=["deals"])
pipeline_gates = Router(tags=["pipelines"])
stage_gates = Router(tags=["pipelines"])
kinds = Router(tags=["pipelines"])


@deals.get("/{int:deal_id}/gate", permission="deal.read", response=schemas.Needs)
def needs(request: HttpRequest, deal_id: int, to: str = "") -> dict[str, Any]:
    """What the deal needs to leave its stage; `to` a stage, or "won"."""
    return gate_page.needs(actor_of(request), deal_id, to)


@deals.put("/{int:deal_id}/checks/{int:criterion_id}", permission="deal.edit", response={204: None})
def tick(request: HttpRequest, deal_id: int, criterion_id: int, body: schemas.Tick) -> Status[Any]:
    """Ticks an item of the checklist, or takes the tick away."""
    checks.tick(actor=actor_of(request), deal_id=deal_id, criterion_id=criterion_id, done=body.done)
    return Status(204, None)


@deals.get("/{int:deal_id}/evidence", permission="deal.read", response=schemas.EvidenceList)
def evidence(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """Files and acts of the customer."""
    return {"items": gate_page.evidence(actor_of(request), deal_id)}


@deals.post("/{int:deal_id}/evidence", permission="deal.edit", response={201: schemas.EvidenceList})
def add_evidence(request: HttpRequest, deal_id: int, body: schemas.EvidenceIn) -> Status[Any]:
    """Keeps a file, or what the customer did."""
    actor = actor_of(request)
    checks.add_evidence(actor=actor, deal_id=deal_id, **body.dict())
    return Status(201, {"items": gate_page.evidence(actor, deal_id)})


@deals.delete("/{int:deal_id}/evidence/{int:evidence_id}", permission="deal.edit", response={204: None})
def remove_evidence(request: HttpRequest, deal_id: int, evidence_id: int) -> Status[Any]:
    """Takes a piece of evidence away."""
    checks.remove_evidence(actor=actor_of(request), deal_id=deal_id, evidence_id=evidence_id)
    return Status(204, None)


@pipeline_gates.get("/gate-options", permission="pipeline.manage", response=schemas.Options)
def options(request: HttpRequest) -> dict[str, Any]:
    """What criteria may ask for, and who may be named."""
    return gate_page.options(actor_of(request))


@pipeline_gates.get("/{int:pipeline_id}/gates", permission="deal.read", response=schemas.Gates)
def gates(request: HttpRequest, pipeline_id: int) -> dict[str, Any]:
    """The gates of a pipeline's stages."""
    return {"items": gate_page.of_pipeline(actor_of(request), pipeline_id)}


@pipeline_gates.get("/{int:pipeline_id}/gate-report", permission="deal.read", response=GateReport)
def report(request: HttpRequest, pipeline_id: int, start: date, end: date) -> dict[str, Any]:
    """How deals left the stages in the months from `start` to `end`, and whether clean passages win more."""
    return gate_report.report(actor_of(request), pipeline_id, start, end)


@pipeline_gates.get("/{int:pipeline_id}/gate-report/behind", permission="deal.read", response=GateBehind)
def report_behind(
    request: HttpRequest, pipeline_id: int, stage: int, figure: str, start: date, end: date
) -> dict[str, Any]:
    """The deals behind a number of the report: `passed`, `clean`, `soft`, `overridden`, `held`, `won_clean`,
    `won_other`."""
    return gate_behind.behind(actor_of(request), pipeline_id, stage, figure, start, end)


@stage_gates.put("/{int:stage_id}/gate", permission="pipeline.manage", response=schemas.Gate)
def set_gate(request: HttpRequest, stage_id: int, body: schemas.GateIn) -> dict[str, Any]:
    """Sets the whole gate of a stage."""
    actor = actor_of(request)
    stage = gate_editor.replace(
        actor=actor,
        stage_id=stage_id,
        version=body.version,
        criteria=[one.dict() for one in body.criteria],
        movers=body.movers,
        back_to=body.back_to,
        template_id=body.template_id,
    )
    return gate_page.stage_gate(actor, stage)


@kinds.get("", permission="deal.read", response=schemas.EvidenceKinds)
def list_kinds(request: HttpRequest, archived: bool = False) -> dict[str, Any]:
    """Kinds of evidence."""
    return {"items": gate_page.kinds(archived)}


@kinds.post("", permission="pipeline.manage", response={201: schemas.EvidenceKinds})
def add_kind(request: HttpRequest, body: schemas.EvidenceKindIn) -> Status[Any]:
    """A new kind of evidence."""
    evidence_kinds.add(actor_of(request), body.form, body.name)
    return Status(201, {"items": gate_page.kinds(archived=False)})


@kinds.patch("/{int:kind_id}", permission="pipeline.manage", response=schemas.EvidenceKinds)
def update_kind(request: HttpRequest, kind_id: int, body: schemas.EvidenceKindChange) -> dict[str, Any]:
    """Renames a kind, takes it out of use or back."""
    evidence_kinds.update(actor_of(request), kind_id, name=body.name, archived=body.archived)
    return {"items": gate_page.kinds(archived=True)}
