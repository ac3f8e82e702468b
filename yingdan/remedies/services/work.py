"""What a remedy means as work: a task of the person it is for, or of the superior who does it."""

from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.remedies.models import Remedy
from yingdan.tasks.models import Task
from yingdan.tasks.services import status, tasks

SUPERIORS = ("coaching", "joint_visit", "step_in")  # what whoever assigns it does, with the person


def make(actor: Actor, remedy: Remedy) -> None:
    """One task for each remedy, about its deal or customer."""
    leads = remedy.kind in SUPERIORS and actor.member_id is not None
    title = text("remedy_task", actor.locale, kind=text(f"remedy_kind_{remedy.kind}", actor.locale),
                 name=remedy.member.name, note=remedy.note)  # fmt: skip
    values: dict[str, Any] = {
        "title": title[:200], "note": remedy.note, "due_on": remedy.due_on,
        "owner": actor.member_id if leads else remedy.member_id,
        "collaborators": [remedy.member_id] if leads and remedy.kind == "joint_visit" else [],
    }  # fmt: skip
    subject = ("deal", remedy.deal_id) if remedy.deal_id else None
    subject = ("customer", remedy.customer_id) if subject is None and remedy.customer_id else subject
    task = tasks.create(actor, values, subject=subject, source=f"remedy:{remedy.pk}")
    Remedy.objects.filter(id=remedy.pk).update(task_id=task.pk)
    remedy.task_id = task.pk


def is_told_by_task(remedy: Remedy) -> bool:
    """Whether the person learns of it as of any task."""
    return remedy.kind not in SUPERIORS


def follow(actor: Actor, remedy: Remedy) -> None:
    """What is over for the remedy is over for its task, and what is open again is open again."""
    wanted = {"open": "todo", "done": "done"}.get(remedy.status, "cancelled")
    task = Task.objects.select_for_update(of=("self",), no_key=True).filter(id=remedy.task_id or 0).first()
    if task is not None and (task.status in Task.OPEN) != (wanted in Task.OPEN):
        status.put(actor, task, wanted, steps=True)
        task.version += 1
        task.save()
