"""A task that repeats: when one is done the next is made, and taken away again when it was not done after all."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.tasks.models import CheckLine, Collaborator, Task
from yingdan.tasks.rules import repeat
from yingdan.tasks.services.common import derive, record

# What the next task has from the one before.
_SAME = (
    "title", "note", "owner_id", "team_id", "priority", "whole_day", "subject_resource", "subject_id", "subject_title",
    "customer_id", "template_id", "remind_minutes", "custom",
)  # fmt: skip


def go_on(actor: Actor, task: Task) -> Task | None:
    """The next task of a rule, as soon as one is done; never a second one."""
    if not task.repeat or task.due_at is None or Task.objects.filter(repeats_id=task.pk).exists():
        return None
    due_at = repeat.following(task.repeat, task.due_at, clock.now())
    if due_at is None:
        return None
    later = due_at - task.due_at
    following = _copy(task, later)
    following.repeat, following.repeats, following.created_by_id = task.repeat, task, task.created_by_id
    following.parent_id = task.parent_id
    following.save()
    _hang(task, following)
    for step in Task.objects.filter(parent_id=task.pk).order_by("id"):
        again = _copy(step, later)
        again.parent, again.created_by_id = following, step.created_by_id
        again.save()
        _hang(step, again)
    record(actor, "created", following, owner=following.owner.name if following.owner else "", repeats=task.pk)
    return following


def withdraw(task: Task) -> None:
    """Takes the next one away while nobody has touched it; one that was worked on stays and is not made twice."""
    Task.objects.filter(repeats_id=task.pk, status="todo", version=1).delete()


def _copy(task: Task, later: timedelta) -> Task:
    again = Task(**{name: getattr(task, name) for name in _SAME})
    again.due_at = task.due_at + later if task.due_at else None
    again.starts_on = task.starts_on + timedelta(days=later.days) if task.starts_on else None
    again.check_total = task.check_total
    derive(again)
    return again


def _hang(task: Task, again: Task) -> None:
    lines = CheckLine.objects.filter(task=task).values_list("text", "position")
    CheckLine.objects.bulk_create(CheckLine(task=again, text=text, position=place) for text, place in lines)
    people = Collaborator.objects.filter(task=task).values_list("member_id", flat=True)
    Collaborator.objects.bulk_create(Collaborator(task=again, member_id=one) for one in people)
