"""Tasks that wait for others: set without circles, kept from being begun or done, told when it is their turn."""

from typing import Any

from django.db import connection

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict
from yingdan.org.models import Member
from yingdan.platform.services import notify
from yingdan.tasks.models import Task
from yingdan.tasks.selectors.page import readable
from yingdan.tasks.selectors.tasks import locked
from yingdan.tasks.services.common import record, write

_LOCK = 0x74_61_73_6B  # two who tie tasks at once could make a circle that neither sees
_CHAIN = """
with recursive chain as (
    select id, after_id from tasks_task where id = %(first)s
    union select t.id, t.after_id from tasks_task t join chain c on t.id = c.after_id
) select id from chain"""


def put(actor: Actor, task_id: int, after_id: int | None) -> Task:
    """Lets a task wait for another that the actor may read, or for none. Conflict for itself, its own steps and task,
    and for one that waits for it already, by however many others."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    task = locked(actor, task_id)
    if after_id == task.after_id:
        return task
    if after_id is not None:
        before = readable(actor, after_id)
        if task.pk in _chain(before.pk):
            raise Conflict("task_after_circle")
        if task.parent_id == before.pk or before.parent_id == task.pk:
            raise Conflict("task_after_step")
    task.after_id = after_id
    write(task)
    record(actor, "updated", task, fields=["after"])
    return task


def hold(task: Task, status: str) -> None:
    """Before a task is begun or done: Conflict while the one before it is open."""
    if status not in ("doing", "done") or task.after_id is None:
        return
    before = Task.objects.filter(id=task.after_id, status__in=Task.OPEN).values_list("title", flat=True).first()
    if before is not None:
        raise Conflict("task_waits", name=before)


def release(actor: Actor, task: Task) -> None:
    """Once a task is over, the owners of those that waited for it learn that it is their turn."""
    waiting = Task.objects.filter(after_id=task.pk, status__in=Task.OPEN).exclude(owner=None).order_by("id")
    users: dict[int, int | None] = dict(
        Member.objects.filter(id__in=waiting.values("owner_id")).values_list("id", "user_id")
    )
    for one in waiting:
        user = users.get(one.owner_id or 0)
        if user is not None and user != actor.user_id:
            params: dict[str, Any] = {"actor": actor.name, "name": one.title, "before": task.title}
            notify.send([user], "task.ready", params, f"/tasks/{one.pk}")


def _chain(first: int) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, {"first": first})
        return {row[0] for row in cursor.fetchall()}
