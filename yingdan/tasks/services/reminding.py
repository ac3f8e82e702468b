"""Reminders: each is sent once, by whichever worker gets to it first."""

from django.db import transaction

from yingdan.kernel import clock
from yingdan.platform.models import Notification
from yingdan.platform.services import notify
from yingdan.tasks.models import Task

BATCH = 500


@transaction.atomic
def remind() -> int:
    """Sends reminders whose time has come, some hundred at once; says how many tasks it were. What is closed meanwhile
    reminds of nothing."""
    rows = Task.objects.select_for_update(of=("self",), skip_locked=True).filter(remind_at__lte=clock.now())
    found = list(rows.select_related("owner").order_by("remind_at", "id")[:BATCH])
    notify.send_all(
        Notification(
            user_id=task.owner.user_id,
            kind="task.reminder",
            params={"name": task.title, "about": task.subject_title},
            path=f"/tasks/{task.pk}",
        )
        for task in found
        if task.owner is not None and task.status in Task.OPEN
    )
    Task.objects.filter(id__in=[task.pk for task in found]).update(remind_at=None)
    return len(found)
