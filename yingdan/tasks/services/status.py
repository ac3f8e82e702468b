"""Where a task stands: begun, blocked, done, cancelled, open again; and what follows from it."""

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.models import Member
from yingdan.platform.services import notify
from yingdan.tasks.models import Task
from yingdan.tasks.services import repeating, waiting
from yingdan.tasks.services.common import record

VERBS = {"todo": "reopened", "doing": "begun", "blocked": "blocked", "done": "done", "cancelled": "cancelled"}


def put(actor: Actor, task: Task, status: str, *, reason: str = "", steps: bool = False) -> list[tuple[Task, str]]:
    """Brings a locked task to a status; the caller saves it. Gives the steps that went along with what they were
    before: with `steps` the open ones are closed too, without it they keep the task from being closed."""
    if status not in Task.STATUSES:
        raise invalid("status", "unknown_choice", value=status[:40])
    if status == "blocked" and not reason.strip():
        raise invalid("blocked_reason", "required")
    before, along = task.status, []
    if status not in Task.OPEN and before in Task.OPEN:
        along = _close_steps(actor, task, status, steps)
    task.status = status
    task.blocked_reason = " ".join(reason.split())[:200] if status == "blocked" else ""
    task.done_at = (task.done_at or clock.now()) if status == "done" else None
    if status == before:
        return along
    if status == "done":
        repeating.go_on(actor, task)
        _tell_giver(actor, task)
    elif before == "done":
        repeating.withdraw(task)
    named = {"reason": task.blocked_reason} if status == "blocked" else {}
    record(actor, VERBS[status], task, before=before, **named)
    if status not in Task.OPEN and before in Task.OPEN:
        waiting.release(actor, task)
    return along


def _close_steps(actor: Actor, task: Task, status: str, wanted: bool) -> list[tuple[Task, str]]:
    rows = Task.objects.select_for_update(of=("self",), no_key=True).filter(parent_id=task.pk, status__in=Task.OPEN)
    found = list(rows.order_by("id")) if task.pk else []
    if found and not wanted:
        raise Conflict("task_has_open_steps", count=len(found))
    along = [(step, step.status) for step in found]
    for step in found:
        put(actor, step, status)
        step.version += 1
        step.save()
    return along


def _tell_giver(actor: Actor, task: Task) -> None:
    """Who gave a task to somebody else learns that it is done."""
    if task.created_by_id in (None, task.owner_id):
        return
    user = Member.objects.filter(id=task.created_by_id).values_list("user_id", flat=True).first()
    if user is not None and user != actor.user_id:
        params = {"actor": actor.name, "name": task.title, "about": task.subject_title}
        notify.send([user], "task.done", params, f"/tasks/{task.pk}")
