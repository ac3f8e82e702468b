"""The company's rules for reports are changed."""

from typing import Any

from yingdan.accounts.models import Role
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.reports.models import Setup
from yingdan.reports.rules.spans import KINDS
from yingdan.reports.selectors.setup import setup

MANAGE = "report_setup.manage"
PLAIN = (
    "day_after", "day_at", "week_after", "week_at", "month_after", "month_at", "remind_minutes", "early_days",
    "late_days", "plan_at",
)  # fmt: skip


def save(actor: Actor, version: int, values: dict[str, Any]) -> Setup:
    """Who writes what, and until when. Reports that were asked for keep their deadlines."""
    actor.need(MANAGE)
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("version_conflict", yours=version, theirs=row.version, current_version=row.version)
    for name in PLAIN:
        setattr(row, name, values[name])
    known = set(Role.objects.values_list("code", flat=True))
    writers = {kind: sorted(set(values["writers"].get(kind, ()))) for kind in KINDS}
    if unknown := sorted({code for codes in writers.values() for code in codes} - known):
        raise invalid("writers", "unknown_choice", value=unknown[0])
    row.writers = writers
    starts = values["starts_on"]
    if starts != row.starts_on and starts is not None and starts < clock.today():
        raise invalid("starts_on", "report_start")
    row.starts_on = starts
    row.version += 1
    row.save()
    return row
