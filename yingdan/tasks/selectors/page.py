"""One task with all that hangs on it, and the tasks of a record."""

from typing import Any

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound
from yingdan.platform.resources import records, spec
from yingdan.platform.resources.columns import title_path
from yingdan.platform.resources.lens import Lens, open_lens
from yingdan.tasks.models import CheckLine, Collaborator, Task
from yingdan.tasks.rules.due import overdue_days
from yingdan.tasks.selectors.tasks import visible_tasks
from yingdan.tasks.types import CUSTOMER

SHOWN = 200


def page(actor: Actor, task_id: int) -> dict[str, Any]:
    """A task that the actor may see, or that is about a record that the actor may see."""
    task = readable(actor, task_id)
    steps = Task.objects.filter(parent_id=task.pk).select_related("owner").order_by("id")
    subject = _subject(actor, task)
    return {
        **card(task),
        "version": task.version,
        "note": task.note,
        "starts_on": task.starts_on,
        "repeat": task.repeat,
        "remind_minutes": task.remind_minutes,
        "escalated_at": task.escalated_at,
        "created_at": task.created_at,
        "created_by": _person(task.created_by),
        "template": task.template.name if task.template else "",
        "parent": {"id": task.parent.pk, "label": task.parent.title} if task.parent else None,
        "after": _before(actor, task.after),
        "followers": [card(one) for one in _followers(actor, task)],
        "subject": subject,
        "checklist": [_line(line) for line in CheckLine.objects.filter(task=task).select_related("done_by")],
        "collaborators": [
            _person(row.member)
            for row in Collaborator.objects.filter(task=task).select_related("member").order_by("id")
        ],
        "steps": [card(step) for step in steps[:SHOWN]],
        "can_edit": visible_tasks(actor, "edit").filter(id=task.pk).exists(),
        "can_delete": visible_tasks(actor, "delete").filter(id=task.pk).exists(),
    }


def about(actor: Actor, resource: str, record_id: int) -> dict[str, Any]:
    """The tasks of a record for everybody who may see it; of a customer also those of its deals, contacts and so on,
    as far as the actor may see these. Open ones by due time, then those closed last."""
    lens = open_lens(resource, actor)
    records.check(lens, record_id)
    of_record = Q(subject_resource=resource, subject_id=record_id)
    if resource == CUSTOMER:
        of_record |= Q(customer_id=record_id)
    rows = Task.objects.filter(of_record).select_related("owner")
    opened = list(rows.filter(status__in=Task.OPEN, parent=None).order_by("due_at", "id")[:SHOWN])
    closed = list(rows.exclude(status__in=Task.OPEN).filter(parent=None).order_by("-updated_at", "-id")[:SHOWN])
    found = _allowed(actor, opened + closed, (resource, record_id))
    mine = set(visible_tasks(actor, "edit").filter(id__in=[task.pk for task in found]).values_list("id", flat=True))
    shown = [
        {**card(task), "can_edit": task.pk in mine, "subject": _named(task), "steps": steps}
        for task, steps in _with_steps(found)
    ]
    return {"items": shown, "can_create": actor.may("task.create")}


def card(task: Task) -> dict[str, Any]:
    """What a line or a card of a task shows."""
    return {
        "id": task.pk,
        "title": task.title,
        "status": task.status,
        "blocked_reason": task.blocked_reason,
        "priority": task.priority,
        "due_at": task.due_at,
        "whole_day": task.whole_day,
        "overdue": overdue_days(task.due_at, clock.now()) if task.status in Task.OPEN else 0,
        "late": task.status in Task.OPEN and task.due_at is not None and task.due_at < clock.now(),
        "done_at": task.done_at,
        "owner": _person(task.owner),
        "check_total": task.check_total,
        "check_done": task.check_done,
        "repeats": bool(task.repeat),
    }


def _before(actor: Actor, before: Task | None) -> dict[str, Any] | None:
    """The task that must be over first; `open`: the actor may go there."""
    if before is None:
        return None
    seen = visible_tasks(actor).filter(id=before.pk).exists()
    return {"id": before.pk, "label": before.title, "waits": before.status in Task.OPEN, "open": seen}


def _followers(actor: Actor, task: Task) -> QuerySet[Task]:
    """Open tasks within reach that wait for it."""
    rows = visible_tasks(actor).filter(after_id=task.pk, status__in=Task.OPEN)
    return rows.select_related("owner").order_by("due_at", "id")[:SHOWN]


def readable(actor: Actor, task_id: int) -> Task:
    """A task that the actor may see, or that is about a record that the actor may see; NotFound otherwise."""
    rows: QuerySet[Task] = Task.objects.select_related("owner", "created_by", "parent", "template", "after")
    task = rows.filter(id=task_id).first()
    if task is None:
        raise NotFound
    seen = visible_tasks(actor).filter(id=task_id).exists()
    if not seen and not (task.subject_id and _seen_ids(actor, task.subject_resource, {task.subject_id})):
        raise NotFound
    return task


def _allowed(actor: Actor, tasks: list[Task], own: tuple[str, int]) -> list[Task]:
    """The tasks of the record itself, and those of other records that the actor may see."""
    others: dict[str, set[int]] = {}
    for task in tasks:
        if task.subject_id and (task.subject_resource, task.subject_id) != own:
            others.setdefault(task.subject_resource, set()).add(task.subject_id)
    seen = {(name, id) for name, ids in others.items() for id in _seen_ids(actor, name, ids)} | {own}
    mine = set(visible_tasks(actor).filter(id__in=[task.pk for task in tasks]).values_list("id", flat=True))
    return [task for task in tasks if task.pk in mine or (task.subject_resource, task.subject_id) in seen]


def _seen_ids(actor: Actor, resource: str, ids: set[int]) -> set[int]:
    described = spec.get(resource)
    if described is None:
        return set()
    lens = Lens(described, actor)
    return set(lens.rows().filter(pk__in=ids).values_list("pk", flat=True)) if lens.may("read") else set()


def _with_steps(tasks: list[Task]) -> list[tuple[Task, dict[str, int]]]:
    steps: dict[int, dict[str, int]] = {task.pk: {"total": 0, "done": 0} for task in tasks}
    for parent, status in Task.objects.filter(parent_id__in=list(steps)).values_list("parent_id", "status"):
        if parent is not None and status != "cancelled":
            steps[parent]["total"] += 1
            steps[parent]["done"] += status == "done"
    return [(task, steps[task.pk]) for task in tasks]


def _subject(actor: Actor, task: Task) -> dict[str, Any] | None:
    """What the task is about, under its present name; `open` says whether the actor may go there."""
    named = _named(task)
    described = spec.get(task.subject_resource)
    if named is None or described is None or task.subject_id is None:
        return None
    lens = Lens(described, actor)
    row = (
        lens.rows().filter(pk=task.subject_id).values_list(title_path(described)).first() if lens.may("read") else None
    )
    return {**named, "label": str(row[0] or "") if row else named["label"], "open": row is not None}


def _named(task: Task) -> dict[str, Any] | None:
    if task.subject_id is None:
        return None
    return {"resource": task.subject_resource, "id": task.subject_id, "label": task.subject_title, "open": True}


def _line(line: CheckLine) -> dict[str, Any]:
    by = line.done_by.name if line.done_by else ""
    return {"id": line.pk, "text": line.text, "done_at": line.done_at, "done_by": by}


def _person(member: Any) -> dict[str, Any] | None:
    return {"id": member.pk, "label": member.name} if member is not None else None
