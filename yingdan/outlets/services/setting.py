"""The company's settings of the ledger."""

from typing import Any

from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.outlets.models import Setup
from yingdan.outlets.selectors.setup import setup
from yingdan.platform.services import events

MANAGE = "outlet_setup.manage"


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """Changes them; how everything stands is worked out anew by the night, new entries count at once."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    events.record(actor=actor, verb="outlet.setup", resource="outlet_setup", object_id=row.pk)
    jobs.defer("outlets.nightly")
    return row
