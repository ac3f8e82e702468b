"""Settings of visits, and types with their steps."""

from typing import Any

from django.db import IntegrityError, transaction

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Invalid, NotFound, invalid
from yingdan.visits.models import Setup, VisitType, VisitTypeVersion
from yingdan.visits.rules import steps as rules
from yingdan.visits.selectors.setup import setup

MANAGE = "visit_setup.manage"
SETTINGS = (
    "radius_a", "radius_b", "radius_c", "radius_none", "photo_sources", "photos_most", "position_days", "signal_days",
    "forgotten_hours", "early_days", "late_days", "notice",
)  # fmt: skip
SAID = ("position_days", "signal_days", "notice")  # what the notice tells: a change asks everybody again


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """Changes the settings; what the notice says anew is agreed to anew."""
    actor.need(MANAGE)
    setup()
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    if any(getattr(row, name) != values[name] for name in SAID):
        row.notice_version += 1
    for name in SETTINGS:
        setattr(row, name, values[name])
    row.version += 1
    row.save()
    return row


def save_type(actor: Actor, type_id: int | None, version: int, values: dict[str, Any]) -> VisitType:
    """Makes a type (without an id) or changes one. Other steps are a new version: visits show what was asked then."""
    actor.need(MANAGE)
    steps = values["steps"]
    if wrong := rules.wrong_steps(steps, setup().photos_most):
        raise Invalid(fields={path: [{"code": code}] for path, code in wrong})
    row = _type(type_id, version)
    row.name, row.name_en = values["name"].strip(), values["name_en"].strip()
    if not row.name:
        raise invalid("name", "required")
    row.active, row.priority = values["active"], values["priority"]
    row.grades, row.channels = values["grades"], values["channels"]
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise invalid("name", "visit_type_twice", name=row.name) from error
    newest = row.versions.order_by("-number").first()
    if newest is None or newest.steps != steps:
        number = newest.number + 1 if newest else 1
        VisitTypeVersion.objects.create(type=row, number=number, steps=steps, made_by_id=actor.member_id)
    return row


def _type(type_id: int | None, version: int) -> VisitType:
    if type_id is None:
        return VisitType()
    if (found := VisitType.objects.select_for_update().filter(id=type_id).first()) is None:
        raise NotFound
    if found.version != version:
        raise Conflict("version_conflict", current_version=found.version)
    found.version += 1
    return found
