"""Tasks: made, changed, removed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, invalid
from yingdan.org.models import Member
from yingdan.org.services.home import team_for
from yingdan.platform.resources.filling import fill
from yingdan.platform.resources.spec import Values
from yingdan.tasks.models import CheckLine, Collaborator, Task
from yingdan.tasks.rules import due, repeat
from yingdan.tasks.services import owners, status, subjects, waiting
from yingdan.tasks.services.common import derive, place, record
from yingdan.tasks.types import Subject

MAX_LINES, MAX_COLLABORATORS = 50, 30
_OWN = frozenset({"checklist", "collaborators", "due_on", "parent", "status", "blocked_reason", "template"})


def create(actor: Actor, values: Values, *, subject: Subject | tuple[str, int] | None = None, source: str = "") -> Task:
    """A new task. `values` by field name: title, note, owner (member id; default the actor, else the subject's owner),
    due_at or due_on (a whole day), whole_day, starts_on, priority, repeat, remind_minutes, parent (task id),
    collaborators (member ids), checklist (texts), template (id).

    `subject` is the record that it is about: ("deal", 7). `source` says that a rule made it ("stage:12"): the actor
    then needs no permission, and an open task of that source about the same record is given back as it is.
    """
    if not source:
        actor.need("task.create")
        owners.check(actor, values.get("owner"))
    about = subjects.given(actor, subject, source)
    return make(actor, values, about, source)


def make(actor: Actor, values: Values, about: Subject | None, source: str = "") -> Task:
    """The same for what has been checked already."""
    if source and (present := _present(source, about)) is not None:
        return present
    task = Task(created_by_id=actor.member_id, source=source, template_id=values.get("template"))
    place(task, about)
    _place_under(task, values.get("parent"))
    fill(task, "task", {name: value for name, value in values.items() if name not in _OWN})
    task.owner_id = task.owner_id or actor.member_id or (about.owner_id if about else None)
    task.team_id = team_for(task.owner_id)
    _tidy(task, values)
    derive(task)
    try:
        with transaction.atomic():
            task.save()
    except IntegrityError:  # somebody else's transaction made it in between
        if source and (present := _present(source, about)) is not None:
            return present
        raise
    _hang(actor, task, values)
    record(actor, "created", task, owner=task.owner.name if task.owner else "")
    owners.tell(actor, task)
    if values.get("status") not in (None, "", "todo"):
        status.put(actor, task, str(values["status"]), reason=str(values.get("blocked_reason") or ""))
        task.save()
    return task


def save(actor: Actor, task: Task, values: Values) -> None:
    """Changes a loaded and locked task; who may give tasks to others may give it to somebody else."""
    former = task.owner_id
    fill(task, "task", {name: value for name, value in values.items() if name not in _OWN})
    if task.owner_id != former:
        owners.check(actor, task.owner_id)
        task.team_id = team_for(task.owner_id)
    _tidy(task, values)
    if {"due_at", "due_on"} & set(values):
        task.escalated_at = None
    derive(task, again=bool({"due_at", "due_on", "whole_day", "remind_minutes"} & set(values)))
    changed = sorted(set(values) - {"status", "blocked_reason"})
    if changed:
        record(actor, "updated", task, fields=changed)
    if task.owner_id != former:
        owners.tell(actor, task)
    if "status" in values or "blocked_reason" in values:
        reason = str(values.get("blocked_reason", task.blocked_reason) or "")
        waiting.hold(task, str(values.get("status") or ""))
        status.put(actor, task, str(values.get("status") or task.status), reason=reason)
    task.save()


def remove(actor: Actor, task: Task) -> None:
    """Deletes a task with its steps and its checklist."""
    record(actor, "deleted", task)
    task.delete()


def _present(source: str, about: Subject | None) -> Task | None:
    place = {"subject_resource": about.resource, "subject_id": about.id} if about else {"subject_resource": ""}
    return Task.objects.filter(source=source, status__in=Task.OPEN, **place).first()


def _place_under(task: Task, parent_id: Any) -> None:
    """A step is about what its task is about, and has no steps of its own."""
    if not parent_id:
        return
    above = Task.objects.select_for_update(of=("self",), no_key=True).filter(id=parent_id).first()
    if above is None:
        raise invalid("parent", "no_such_record")
    if above.parent_id is not None:
        raise invalid("parent", "task_step_of_step")
    if above.status not in Task.OPEN:
        raise Conflict("task_closed", name=above.title)
    task.parent = above
    task.subject_resource, task.subject_id = above.subject_resource, above.subject_id
    task.subject_title, task.customer_id = above.subject_title, above.customer_id


def _tidy(task: Task, values: Values) -> None:
    """The values in the form in which they are kept; Invalid names what cannot be."""
    task.title = " ".join((task.title or "").split())
    if not task.title:
        raise invalid("title", "required")
    if isinstance(day := values.get("due_on"), date):
        task.due_at, task.whole_day = due.end_of(day), True
    if task.repeat and task.due_at is None:
        raise invalid("due_at", "task_repeat_needs_due")
    if values.get("repeat") and task.due_at is not None:
        task.repeat = _rule(task.repeat, task.due_at)


def _rule(rule: str, due_at: datetime) -> str:
    try:
        return repeat.anchored(repeat.checked(rule), due_at)
    except repeat.BadRule as error:
        raise invalid("repeat", "task_bad_repeat") from error


def _hang(actor: Actor, task: Task, values: Values) -> None:
    lines = [text for one in values.get("checklist") or () if (text := " ".join(str(one).split())[:200])][:MAX_LINES]
    CheckLine.objects.bulk_create(CheckLine(task=task, text=text, position=n) for n, text in enumerate(lines))
    if lines:
        task.check_total = len(lines)
        Task.objects.filter(id=task.pk).update(check_total=len(lines))
    invite(actor, task, values.get("collaborators") or ())


def invite(actor: Actor, task: Task, member_ids: Iterable[int]) -> list[int]:
    """Takes members in as collaborators, and tells those who are new."""
    wanted = set(list(dict.fromkeys(member_ids))[:MAX_COLLABORATORS]) - {task.owner_id}
    present = set(Collaborator.objects.filter(task=task).values_list("member_id", flat=True))
    people = Member.objects.filter(id__in=wanted - present).order_by("id")
    new = list(people.values_list("id", "user_id"))
    if len(new) != len(wanted - present):
        raise invalid("collaborators", "bad_value")
    Collaborator.objects.bulk_create(Collaborator(task=task, member_id=member_id) for member_id, _ in new)
    owners.tell_collaborators(actor, task, [user_id for _, user_id in new])
    return [member_id for member_id, _ in new]
