"""The company's settings of visits, and which types of visit there are."""

from typing import Any

from django.db import transaction

from yingdan.customers.models import Customer
from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.visits.models import Consent, Setup, VisitType, VisitTypeVersion
from yingdan.visits.rules import steps

# The type that a company begins with.
USUAL: tuple[dict[str, Any], ...] = (
    {"key": "front", "kind": "photo", "name": "门头照片", "name_en": "Photo of the front", "required": True,
     "min": 1, "max": 3},
    {"key": "note", "kind": "note", "name": "沟通记录", "name_en": "What was said", "required": False},
)  # fmt: skip


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none, and with a usual type of visit."""
    rows = Setup.objects.select_for_update() if lock else Setup.objects.all()
    return rows.filter(id=1).first() or _made()


@transaction.atomic
def _made() -> Setup:
    row, new = Setup.objects.get_or_create(id=1)
    if new and not VisitType.objects.exists():
        usual = VisitType.objects.create(name="常规拜访", name_en="Regular visit")
        VisitTypeVersion.objects.create(type=usual, number=1, steps=list(USUAL))
    return row


def radius(row: Setup, customer: Customer) -> int:
    """Metres around a customer in which a check-in is at the place."""
    return {"A": row.radius_a, "B": row.radius_b, "C": row.radius_c}.get(customer.grade, row.radius_none)


def notice(actor: Actor, row: Setup) -> dict[str, Any]:
    """What is recorded at visits, said in the reader's language, and whether the reader agreed to it."""
    said = text("visit_notice_text", actor.locale, positions=row.position_days, signals=row.signal_days)
    return {
        "version": row.notice_version,
        "text": f"{said}\n\n{row.notice}".strip(),
        "agreed": agreed(actor, row.notice_version),
    }


def agreed(actor: Actor, version: int) -> bool:
    """Whether the actor agreed to this version of the notice."""
    return Consent.objects.filter(member=actor.member_id or 0, notice_version=version).exists()


def types(*, active: bool = True) -> list[dict[str, Any]]:
    """Types with their newest steps, those of the highest priority first."""
    rows = VisitType.objects.filter(active=True) if active else VisitType.objects.all()
    found = list(rows.order_by("-active", "-priority", "name"))
    newest = {
        version.type_id: version
        for version in VisitTypeVersion.objects.filter(type__in=found).order_by("type_id", "number")
    }
    return [
        {
            "id": row.pk, "version": row.version, "name": row.name, "name_en": row.name_en, "active": row.active,
            "grades": row.grades, "channels": row.channels, "priority": row.priority,
            "version_id": newest[row.pk].pk, "number": newest[row.pk].number, "steps": newest[row.pk].steps,
        }
        for row in found if row.pk in newest
    ]  # fmt: skip


def steps_of(version: VisitTypeVersion | None) -> list[dict[str, Any]]:
    """The steps of a visit; one without a type may hold photos and a note."""
    return list(version.steps) if version else list(steps.FREE)
