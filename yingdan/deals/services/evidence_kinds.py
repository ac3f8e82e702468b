"""The kinds of evidence that gates may ask for."""

from django.db import IntegrityError, transaction

from yingdan.deals.models import EvidenceKind
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.platform.services import events

DEFAULT_KINDS = {
    "file": ("需求说明", "方案书", "报价单", "合同草案", "会议纪要"),
    "act": ("确认需求", "参观考察", "试用或测试", "接受报价", "预算获批"),
}


def ensure() -> None:
    """The usual kinds of evidence, where there are none."""
    if not EvidenceKind.objects.exists():
        pairs = [(form, name) for form, names in DEFAULT_KINDS.items() for name in names]
        EvidenceKind.objects.bulk_create(
            EvidenceKind(form=form, name=name, position=n) for n, (form, name) in enumerate(pairs, 1)
        )


def add(actor: Actor, form: str, name: str) -> EvidenceKind:
    """A new kind of evidence; one that was out of use comes back."""
    found = EvidenceKind.objects.filter(form=form, name=name.strip()).first()
    if found is not None and found.archived_at is None:
        raise invalid("name", "evidence_kind_taken", name=found.name)
    made = found or EvidenceKind(form=form, name=name.strip(), position=EvidenceKind.objects.count() + 1)
    made.archived_at = None
    made.save()
    _record(actor, made)
    return made


def update(actor: Actor, kind_id: int, *, name: str | None, archived: bool | None) -> EvidenceKind:
    """Renames a kind, takes it out of use or back; gates that ask for it keep asking."""
    row = EvidenceKind.objects.select_for_update().filter(id=kind_id).first()
    if row is None:
        raise NotFound
    if name is not None:
        row.name = name.strip()
    if archived is not None:
        row.archived_at = clock.now() if archived else None
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise invalid("name", "evidence_kind_taken", name=row.name) from error
    _record(actor, row)
    return row


def _record(actor: Actor, row: EvidenceKind) -> None:
    events.record(actor=actor, verb="pipeline.evidence_kind", resource="pipeline", object_id=row.pk, name=row.name)
