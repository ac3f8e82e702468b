"""What hangs on a task: its checklist, who helps, what it is about."""

from dataclasses import dataclass

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid
from yingdan.tasks.models import CheckLine, Collaborator, Task
from yingdan.tasks.selectors.tasks import locked
from yingdan.tasks.services import subjects, tasks
from yingdan.tasks.services.common import derive, place, record, write


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a checklist as somebody wrote it; `id` of one that was there."""

    text: str
    id: int | None = None


def write_checklist(actor: Actor, task_id: int, lines: list[Line]) -> Task:
    """Replaces the lines; those that stay keep their ticks."""
    task = locked(actor, task_id)
    texts = [" ".join(line.text.split())[:200] for line in lines]
    if len(lines) > tasks.MAX_LINES:
        raise invalid("checklist", "too_many_values", max=tasks.MAX_LINES)
    if not all(texts):
        raise invalid("checklist", "required")
    present = {line.pk: line for line in CheckLine.objects.filter(task=task)}
    if wrong := {line.id for line in lines if line.id} - present.keys():
        raise invalid("checklist", "bad_value", value=str(min(wrong)))
    kept = {line.id for line in lines if line.id}
    CheckLine.objects.filter(task=task).exclude(id__in=kept).delete()
    for position, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if line.id:
            CheckLine.objects.filter(id=line.id).update(text=text, position=position)
        else:
            CheckLine.objects.create(task=task, text=text, position=position)
    return _count(actor, task)


def tick(actor: Actor, task_id: int, line_id: int, done: bool) -> Task:
    """Ticks a line off, or takes the tick back."""
    task = locked(actor, task_id)
    line = CheckLine.objects.filter(task=task, id=line_id).first()
    if line is None:
        raise NotFound
    if (line.done_at is not None) != done:
        line.done_at = clock.now() if done else None
        line.done_by_id = actor.member_id if done else None
        line.save()
    return _count(actor, task)


def _count(actor: Actor, task: Task) -> Task:
    lines = CheckLine.objects.filter(task=task)
    task.check_total, task.check_done = lines.count(), lines.exclude(done_at=None).count()
    write(task)
    record(actor, "updated", task, fields=["checklist"])
    return task


def set_collaborators(actor: Actor, task_id: int, member_ids: list[int]) -> Task:
    """Who works on the task beside its owner: these and nobody else."""
    task = locked(actor, task_id)
    if len(set(member_ids)) > tasks.MAX_COLLABORATORS:
        raise invalid("collaborators", "too_many_values", max=tasks.MAX_COLLABORATORS)
    Collaborator.objects.filter(task=task).exclude(member_id__in=member_ids).delete()
    tasks.invite(actor, task, member_ids)
    write(task)
    record(actor, "updated", task, fields=["collaborators"])
    return task


def set_subject(actor: Actor, task_id: int, subject: tuple[str, int] | None) -> Task:
    """What the task and its steps are about from now on."""
    task = locked(actor, task_id)
    if task.parent_id is not None:
        raise invalid("subject", "task_step_follows")
    about = subjects.given(actor, subject, "")
    for one in (task, *Task.objects.select_for_update(of=("self",), no_key=True).filter(parent_id=task.pk)):
        place(one, about)
        derive(one, again=False)
        write(one)
    record(actor, "updated", task, fields=["subject"])
    return task
