"""The morning of a workday: everybody learns what is due, superiors what has been overdue for too long."""

from typing import Any

from django.db import connection, transaction

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.selectors import calendar
from yingdan.platform.models import Notification
from yingdan.platform.services import events, notify
from yingdan.tasks.models import Task, TaskSetting
from yingdan.tasks.rules import due as rules
from yingdan.tasks.selectors.setup import setup
from yingdan.tasks.services.common import draft

HOUR = 8
_DUE = """
select m.user_id, count(*) filter (where t.due_at >= %(start)s)::int, count(*) filter (where t.due_at < %(start)s)::int
from tasks_task t join org_member m on m.id = t.owner_id
where t.status in ('todo', 'doing', 'blocked') and t.due_at <= %(end)s
  and (m.ended_on is null or m.ended_on >= %(today)s)
group by 1 order by 1"""
# The superior: the person's own, else who leads the own team or the nearest one above.
_LATE = """
with late as materialized (
    select id, owner_id from tasks_task
    where status in ('todo', 'doing', 'blocked') and due_at < %(before)s and escalated_at is null
      and owner_id is not null order by due_at, id for update skip locked
), people as materialized (
    select m.id, coalesce(
        (select s.id from org_member s
         where s.id = m.manager_id and (s.ended_on is null or s.ended_on >= %(today)s)),
        (select lead.id from org_team own
         join org_team above on own.path <@ above.path join org_member lead on lead.id = above.manager_id
         where own.id = m.team_id and lead.id <> m.id and (lead.ended_on is null or lead.ended_on >= %(today)s)
         order by nlevel(above.path) desc limit 1)) as superior
    from org_member m where m.id in (select owner_id from late)
)
update tasks_task t set escalated_at = %(now)s
from late join people p on p.id = late.owner_id join org_member s on s.id = p.superior
where t.id = late.id
returning t.id, s.user_id, s.id, s.name"""


def due() -> bool:
    """Once a workday, from eight o'clock on."""
    now, today = clock.now().astimezone(clock.company_zone()), clock.today()
    return setup().told_on != today and now.hour >= HOUR and calendar.load().is_workday(today)


@transaction.atomic
def tell() -> int:
    """Tells everybody concerned; says how many were told."""
    row = setup(lock=True)
    if row.told_on == clock.today():
        return 0
    notices = [*(_digest() if row.digest else ()), *_escalations(row)]
    notify.send_all(notices)
    row.told_on = clock.today()
    row.save(update_fields=["told_on"])
    return len(notices)


def _digest() -> list[Notification]:
    start = clock.day_start(clock.today())
    with connection.cursor() as cursor:
        cursor.execute(_DUE, {"start": start, "end": rules.end_of(clock.today()), "today": clock.today()})
        found = cursor.fetchall()
    return [
        Notification(
            user_id=user, kind="task.today", params={"today": today, "overdue": overdue}, path="/tasks?scope=mine"
        )
        for user, today, overdue in found
    ]


def _escalations(row: TaskSetting) -> list[Notification]:
    """Marks what has been overdue too long as told, and drafts one notice for each superior."""
    if row.escalate_days is None:
        return []
    before = rules.overdue_since(clock.today(), row.escalate_days)
    values = {"before": before, "today": clock.today(), "now": clock.now()}
    with connection.cursor() as cursor:
        cursor.execute(_LATE, values)
        told = {task: (user, member, name) for task, user, member, name in cursor.fetchall()}
    tasks = list(Task.objects.filter(id__among=list(told)).select_related("owner").order_by("due_at", "id"))
    actor = Actor.system("overdue")
    events.record_all(draft(actor, "escalated", task, superior=told[task.pk][2], days=_days(task)) for task in tasks)
    below: dict[int, list[Task]] = {}
    for task in tasks:
        below.setdefault(told[task.pk][0], []).append(task)
    return [_notice(user, late, row.escalate_days) for user, late in below.items()]


def _notice(user_id: int, late: list[Task], days: int) -> Notification:
    if len(late) == 1:
        task = late[0]
        params: dict[str, Any] = {"owner": task.owner.name if task.owner else "", "name": task.title}
        params["days"] = _days(task)
        return Notification(user_id=user_id, kind="task.escalated", params=params, path=f"/tasks/{task.pk}")
    params = {"count": len(late), "people": len({task.owner_id for task in late}), "days": days}
    return Notification(user_id=user_id, kind="task.escalated_many", params=params, path="/tasks?scope=below")


def _days(task: Task) -> int:
    return rules.overdue_days(task.due_at, clock.now())
