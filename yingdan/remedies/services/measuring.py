"""What came of remedies: worked out once, when the time after the day of assigning is over."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.services import events
from yingdan.remedies.models import Remedy
from yingdan.remedies.rules import effect
from yingdan.remedies.selectors import before_after

AT_ONCE = 500
SHORTEST = min(one.days for one in before_after.MEASURES.values())


def measure_due() -> int:
    """Measures what is due; gives how many that were."""
    today = clock.today()
    rows = Remedy.objects.filter(measured_on=None, assigned_on__lt=today - timedelta(SHORTEST))
    due = [one for one in rows.exclude(status="dropped").order_by("id")[:AT_ONCE] if before_after.over(one, today)]
    for one in due:
        measure(one)
    return len(due)


def _found(remedy: Remedy, what: before_after.Measure) -> effect.Effect:
    """What was never done has no effect, whatever the figures did."""
    if remedy.status != "done":
        return effect.Effect("unknown", "not_done", None, None, None, None, 0)
    own, others = before_after.seen(remedy)
    return effect.effect(own, others, what.cases, less_is_better=what.less_is_better)


def measure(remedy: Remedy) -> None:
    """Keeps what came of one. How a deal went is kept beside it: one deal proves nothing."""
    what = before_after.measure(remedy)
    found = _found(remedy, what)
    deal = remedy.deal
    kept: dict[str, Any] = {
        **asdict(found), "measure": what.code, "days": what.days,
        "deal": {"status": deal.status, "stage": deal.stage.name} if deal else None,
    }  # fmt: skip
    changed = Remedy.objects.filter(id=remedy.pk, measured_on=None).update(
        effect=kept, outcome=found.outcome, measured_on=clock.today()
    )
    if changed:
        events.record(actor=Actor.system("remedies.measure"), verb="remedy.measured", resource="remedy",
                      object_id=remedy.pk, about=[f"member:{remedy.member_id}"], outcome=found.outcome)  # fmt: skip
