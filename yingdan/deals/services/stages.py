"""Moves deals along their pipeline and keeps where they have been."""

from datetime import datetime

from yingdan.deals.models import Deal, Stage, StageEntry
from yingdan.deals.rules import progress
from yingdan.deals.selectors import gate_words, pipelines
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services import gates
from yingdan.deals.services.common import record, write
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.tasks.services import templates


def move(
    *,
    actor: Actor,
    deal_id: int,
    stage_id: int,
    version: int | None = None,
    next_step: str | None = None,
    override: str | None = None,
) -> Deal:
    """Moves an open deal to another stage of its pipeline, forward, back or skipping, as its gates allow (`override`: a
    reason of somebody who may let it pass all the same); to where it is does nothing. `deal.warnings` is what is
    missing without holding it."""
    deal = locked(actor, deal_id, version)
    if deal.status != "open":
        raise Conflict("deal_closed")
    target = target_of(deal, stage_id)
    if target.id == deal.stage_id:
        return deal
    before = deal.stage.name
    if next_step is not None:
        deal.next_step = next_step
    deal.warnings = gate_words.missing_json(gates.leave(actor, deal, target, override), actor.locale)
    place(actor, deal, target, clock.now())
    write(deal)
    arrive(actor, deal)
    said = {"note": override.strip()} if override else {}
    record(actor, "deal.stage_moved", deal, **{"from": before, "to": target.name, "stage_id": target.id, **said})
    return deal


def target_of(deal: Deal, stage_id: int) -> Stage:
    """The stage to go to: in use, and of the deal's pipeline."""
    return fitting(deal, Stage.objects.filter(id=stage_id).first())


def fitting(deal: Deal, target: Stage | None) -> Stage:
    """The stage, when the deal can go there."""
    if target is None or target.pipeline_id != deal.pipeline_id:
        raise invalid("stage_id", "stage_other_pipeline")
    if target.archived_at:
        raise invalid("stage_id", "stage_archived", name=target.name)
    return target


def place(actor: Actor, deal: Deal, stage: Stage, at: datetime) -> None:
    """Puts a deal into a stage, without saving the deal: ends the present stay, begins the next."""
    leave(deal, at)
    StageEntry.objects.create(deal=deal, stage=stage, entered_at=at, by_id=actor.member_id)
    deal.stage = stage
    deal.stage_entered_at = at
    deal.furthest = max(deal.furthest, stage.position)
    overridden = deal.probability if deal.probability_set else None
    deal.probability = progress.probability(deal.status, pipelines.step(stage), overridden)


def arrive(actor: Actor, deal: Deal) -> None:
    """After a deal came to a stage and is saved: the tasks that belong to it are made, none of them twice."""
    if deal.stage.entry_template_id:
        templates.instantiate(actor, deal.stage.entry_template_id, ("deal", deal.id), source=f"stage:{deal.stage_id}")


def leave(deal: Deal, at: datetime) -> None:
    """Ends the present stay."""
    current = StageEntry.objects.filter(deal=deal, left_at=None).first()
    if current:
        current.left_at = max(at, current.entered_at)
        current.save(update_fields=["left_at"])
