"""The card of a home page: what a person has to write, the plan of the day, whether plans of others wait."""

from typing import Any

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.reports.models import Plan, Report
from yingdan.reports.rules import spans
from yingdan.reports.selectors import handed, reports


def read(actor: Actor) -> dict[str, Any]:
    """What a person has to write – today's report, what is missing of the last days –, the plan of the day, and
    whether plans of others wait for an answer; for a home page."""
    rows = Report.objects.filter(owner_id=actor.member_id or 0, kind="day").order_by("-start")
    today = clock.today()
    now = rows.filter(start=today).first()
    owed = rows.filter(
        required=True, status="draft", start__lt=today, start__gte=spans.ending("day", today, 8)[0].start
    )
    return {
        "today": today, "standing": reports.stands(now) if now else "free", "due_at": now.due_at if now else None,
        "owed": [{"start": one.start, "due_at": one.due_at, "standing": reports.stands(one)} for one in owed],
        "plan": Plan.objects.filter(owner_id=actor.member_id or 0, kind="day", start=today)
        .values("id", "answer", "planned", "fulfilled").first(),
        "to_answer": handed.waiting(actor, today),
    }  # fmt: skip
