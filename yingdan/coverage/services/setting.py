"""The company's settings for new cards are changed; cards that were made keep theirs."""

from typing import Any

from yingdan.coverage.models import Setup
from yingdan.coverage.selectors.setup import setup
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid

MANAGE = "coverage_setup.manage"
SETTINGS = ("day_from", "day_to", "minutes", "travel", "visits_day")


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """Times and standards for the cards to come."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    for name in SETTINGS:
        setattr(row, name, values[name])
    if row.day_from >= row.day_to:
        raise invalid("day_to", "coverage_hours")
    names = []
    for number, standard in enumerate(values["standards"]):
        name = standard["name"].strip()
        steps = [line.strip() for line in standard["steps"] if line.strip()]
        if not name or not steps:
            raise invalid(f"standards.{number}", "required")
        if name in names:
            raise invalid(f"standards.{number}", "coverage_standard_twice", name=name)
        names.append(name)
    row.standards = [
        {"name": name, "steps": [line.strip() for line in one["steps"] if line.strip()]}
        for name, one in zip(names, values["standards"], strict=True)
    ]
    row.version += 1
    row.save()
    return row
