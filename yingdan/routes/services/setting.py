"""The company's settings of route planning are changed; plans that were made keep theirs."""

from datetime import time
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.routes.models import Setup
from yingdan.routes.selectors.setup import setup

MANAGE = "route_setup.manage"


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """Detour, speed and lunch for the plans to come."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    for name in ("detour", "speed", "lunch"):
        setattr(row, name, values[name])
    first: time = values["lunch_from"]
    last: time = values["lunch_to"]
    if first > last:
        raise invalid("lunch_to", "route_hours")
    row.lunch_from, row.lunch_to = first, last
    row.version += 1
    row.save()
    return row
