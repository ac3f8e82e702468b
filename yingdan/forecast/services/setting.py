"""The company's settings of the forecast are changed; everything is worked out anew by them."""

from typing import Any

from yingdan.forecast.models import Setup
from yingdan.forecast.selectors.setup import setup
from yingdan.forecast.services.calls import MANAGE
from yingdan.kernel import jobs
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict

SETTINGS = ("cadence", "rates", "window", "stale_days")


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """All of them."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", current_version=row.version)
    for name in SETTINGS:
        setattr(row, name, values[name])
    row.version += 1
    row.save()
    jobs.defer("forecast.work_out")
    return row
