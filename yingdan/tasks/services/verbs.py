"""Status of a task by its own button, and back again."""

from dataclasses import dataclass

from yingdan.kernel.actor import Actor
from yingdan.platform.resources import batches
from yingdan.tasks.models import Task
from yingdan.tasks.selectors.tasks import locked, visible_tasks
from yingdan.tasks.services import status as statuses
from yingdan.tasks.services import waiting
from yingdan.tasks.services.common import write

WORK = "task.status"


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it: the task, how many steps went along, the task that follows, and how to take it back."""

    task: Task
    steps: int
    next_id: int | None
    undo_token: str | None


def move(
    actor: Actor, task_id: int, status: str, *, reason: str = "", steps: bool = False, version: int | None = None
) -> Moved:
    """Brings a task to another status. Conflict `task_has_open_steps` unless `steps` closes these as well."""
    task = locked(actor, task_id, version)
    before = (task.status, task.blocked_reason)
    waiting.hold(task, status)
    along = statuses.put(actor, task, status, reason=reason, steps=steps)
    write(task)
    kept = [[task.pk, task.version, list(before)], *([step.pk, step.version, [was, ""]] for step, was in along)]
    following = Task.objects.filter(repeats_id=task.pk).values_list("id", flat=True).first()
    token = batches.keep(actor, WORK, kept) if before[0] != task.status else None
    return Moved(task, len(along), following, token)


def undo(actor: Actor, token: str) -> int:
    """Takes a change of status back; what somebody changed since stays. Says how many tasks went back."""
    kept = {row[0]: (row[1], row[2]) for row in batches.claim(actor, WORK, token)}
    rows = visible_tasks(actor, "edit").filter(id__in=list(kept)).values("id")
    done = 0
    for task in Task.objects.select_for_update(of=("self",), no_key=True).filter(id__in=rows).order_by("id"):
        version, (status, reason) = kept[task.pk]
        if task.version == version:
            statuses.put(actor, task, status, reason=reason)
            write(task)
            done += 1
    return done
