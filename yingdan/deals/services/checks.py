"""What people do for a gate: tick items of its checklist, keep files and what the customer did as evidence."""

from datetime import date

from yingdan.customers.models import Contact
from yingdan.deals.models import Deal, DealCheck, DealEvidence, EvidenceKind, StageCriterion
from yingdan.deals.selectors.deals import locked
from yingdan.deals.services.common import record
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.platform.services import files


def tick(*, actor: Actor, deal_id: int, criterion_id: int, done: bool) -> None:
    """Ticks a checklist item of one of the deal's stages, or takes the tick away; repeating does nothing."""
    deal = locked(actor, deal_id, None)
    item = StageCriterion.objects.filter(id=criterion_id, kind="check", stage__pipeline_id=deal.pipeline_id).first()
    if item is None:
        raise NotFound
    if not done:
        if DealCheck.objects.filter(deal=deal, criterion=item).delete()[0]:
            record(actor, "deal.unchecked", deal, item=item.label)
        return
    terms = {"by_id": actor.member_id, "at": clock.now()}
    if DealCheck.objects.get_or_create(deal=deal, criterion=item, defaults=terms)[1]:
        record(actor, "deal.checked", deal, item=item.label)


def add_evidence(
    *,
    actor: Actor,
    deal_id: int,
    kind_id: int,
    file_id: int | None = None,
    happened_on: date | None = None,
    contact_id: int | None = None,
    note: str = "",
) -> DealEvidence:
    """Keeps a file (an upload of the actor's), or something that the customer did on a day that is not to come."""
    deal = locked(actor, deal_id, None)
    kind = EvidenceKind.objects.filter(id=kind_id, archived_at=None).first()
    if kind is None:
        raise invalid("kind_id", "bad_value")
    day = happened_on or clock.today()
    if day > clock.today():
        raise invalid("happened_on", "in_the_future")
    if kind.form == "file" and file_id is None:
        raise invalid("file_id", "required")
    if contact_id and not Contact.objects.filter(id=contact_id, customer_id=deal.customer_id or 0).exists():
        raise invalid("contact_id", "contact_elsewhere")
    if file_id is not None:
        files.attach(actor=actor, file_ids=[file_id], resource="deal", object_id=deal.id)
    made = DealEvidence.objects.create(
        deal=deal, kind=kind, happened_on=day, file_id=file_id, contact_id=contact_id, note=note.strip(),
        by_id=actor.member_id,
    )  # fmt: skip
    record(actor, "deal.evidence_added", deal, kind=kind.name, note=made.note)
    return made


def remove_evidence(*, actor: Actor, deal_id: int, evidence_id: int) -> None:
    """Takes a piece of evidence away; its file stays where it was stored."""
    deal: Deal = locked(actor, deal_id, None)
    row = DealEvidence.objects.select_related("kind").filter(id=evidence_id, deal=deal).first()
    if row is None:
        raise NotFound
    row.delete()
    record(actor, "deal.evidence_removed", deal, kind=row.kind.name, note=row.note)
