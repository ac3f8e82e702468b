"""Reminds of reports whose deadline is near: once each, by whichever worker gets to it first."""

from datetime import timedelta

from django.db import transaction

from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.platform.services import notify
from yingdan.reports.models import Report
from yingdan.reports.selectors.setup import setup

BATCH = 500


@transaction.atomic
def remind() -> int:
    """Some hundred at once; says how many reports it were. What is overdue is missing already."""
    lead = setup().remind_minutes
    if lead is None:
        return 0
    now = clock.now()
    rows = Report.objects.select_for_update(of=("self",), skip_locked=True).filter(
        status="draft", required=True, reminded_at=None, due_at__gt=now, due_at__lte=now + timedelta(minutes=lead)
    )
    found = list(rows.select_related("owner").order_by("due_at", "id")[:BATCH])
    notify.send_all(
        Notification(
            user_id=one.owner.user_id, kind=f"report.reminder_{one.kind}",
            params={"day": one.start.isoformat(), "due": f"{one.due_at.astimezone(clock.company_zone()):%m-%d %H:%M}"},
            path=f"/reports/mine?kind={one.kind}&day={one.start}",
        )
        for one in found
    )  # fmt: skip
    Report.objects.filter(id__in=[one.pk for one in found]).update(reminded_at=now)
    return len(found)
