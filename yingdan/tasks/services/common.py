"""What all verbs of tasks do: keep what follows from the values, count the version up, record the event."""

from typing import Any

from yingdan.kernel import search
from yingdan.kernel.actor import Actor
from yingdan.platform.models import Event
from yingdan.platform.services import events
from yingdan.tasks.models import Task
from yingdan.tasks.rules import due
from yingdan.tasks.types import Subject


def derive(task: Task, *, again: bool = True) -> None:
    """The columns that follow from others. Nobody is reminded a second time unless `again`."""
    task.due_at = due.settle(task.due_at, task.whole_day)
    if again:
        task.remind_at = due.remind_at(task.due_at, task.whole_day, task.remind_minutes)
    task.search = search.vector([task.title, task.subject_title])


def place(task: Task, about: Subject | None) -> None:
    """Says what a task is about."""
    task.subject_resource, task.subject_id = (about.resource, about.id) if about else ("", None)
    task.subject_title, task.customer_id = (about.title, about.customer_id) if about else ("", None)


def write(task: Task) -> None:
    """Saves a locked task as a new version."""
    task.version += 1
    task.save()


def draft(actor: Actor, verb: str, task: Task, **params: Any) -> Event:
    """The event about the task, its subject and its customer, not yet kept."""
    about = [f"{task.subject_resource}:{task.subject_id}"] if task.subject_id else []
    about += [f"customer:{task.customer_id}"] if task.customer_id else []
    about += [f"task:{task.parent_id}"] if task.parent_id else []
    return events.draft(
        actor=actor, verb=f"task.{verb}", resource="task", object_id=task.pk, about=about, name=task.title, **params
    )


def record(actor: Actor, verb: str, task: Task, **params: Any) -> None:
    """Records an event about a task."""
    draft(actor, verb, task, **params).save(force_insert=True)
