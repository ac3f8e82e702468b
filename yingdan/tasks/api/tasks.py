"""Routes of tasks beside the generic ones."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.tasks.api import schemas
from yingdan.tasks.selectors import days, page
from yingdan.tasks.services import parts, tasks, verbs, waiting

router = Router(tags=["tasks"])


@router.post("", permission="task.create", response={201: schemas.Made})
def create(request: HttpRequest, body: schemas.TaskIn) -> Status[Any]:
    """A new task."""
    subject = body.subject.pair if body.subject else None
    return Status(201, {"id": tasks.create(actor_of(request), body.values(), subject=subject).pk})


@router.get("/mine", permission="task.read", response=schemas.Mine)
def mine(request: HttpRequest) -> dict[str, Any]:
    """What the reader has to do."""
    return days.mine(actor_of(request))


@router.post("/calendar", permission="task.read", response=schemas.Calendar)
def calendar(request: HttpRequest, body: schemas.CalendarIn) -> dict[str, Any]:
    """Tasks by the day on which they are due."""
    return days.calendar(actor_of(request), body.asked(), body.start, body.end)


@router.post("/undo", permission="task.edit", response=schemas.Undone)
def undo(request: HttpRequest, body: schemas.UndoIn) -> dict[str, Any]:
    """Takes a change of status back."""
    return {"done": verbs.undo(actor_of(request), body.token)}


@router.get("/about/{resource}/{int:record_id}", permission="task.read", response=schemas.AboutOut)
def about(request: HttpRequest, resource: str, record_id: int) -> dict[str, Any]:
    """The tasks of a record."""
    return page.about(actor_of(request), resource, record_id)


@router.get("/{int:task_id}", permission="task.read", response=schemas.TaskOut)
def task(request: HttpRequest, task_id: int) -> dict[str, Any]:
    """A task with all that hangs on it."""
    return page.page(actor_of(request), task_id)


@router.post("/{int:task_id}/status", permission="task.edit", response=schemas.Moved)
def status(request: HttpRequest, task_id: int, body: schemas.StatusIn) -> dict[str, Any]:
    """Begins, blocks, finishes, cancels a task, or opens it again."""
    moved = verbs.move(
        actor_of(request), task_id, body.status, reason=body.reason, steps=body.steps, version=body.version
    )
    return {
        "status": moved.task.status, "version": moved.task.version, "steps": moved.steps, "next_id": moved.next_id,
        "undo_token": moved.undo_token,
    }  # fmt: skip


@router.put("/{int:task_id}/checklist", permission="task.edit", response=schemas.TaskOut)
def checklist(request: HttpRequest, task_id: int, body: schemas.ChecklistIn) -> dict[str, Any]:
    """Replaces the lines of the checklist."""
    actor = actor_of(request)
    parts.write_checklist(actor, task_id, [parts.Line(**line.dict()) for line in body.lines])
    return page.page(actor, task_id)


@router.post("/{int:task_id}/checklist/{int:line_id}", permission="task.edit", response=schemas.TaskOut)
def tick(request: HttpRequest, task_id: int, line_id: int, body: schemas.TickIn) -> dict[str, Any]:
    """Ticks a line off, or takes the tick back."""
    actor = actor_of(request)
    parts.tick(actor, task_id, line_id, body.done)
    return page.page(actor, task_id)


@router.put("/{int:task_id}/collaborators", permission="task.edit", response=schemas.TaskOut)
def collaborators(request: HttpRequest, task_id: int, body: schemas.CollaboratorsIn) -> dict[str, Any]:
    """Says who helps."""
    actor = actor_of(request)
    parts.set_collaborators(actor, task_id, body.members)
    return page.page(actor, task_id)


@router.put("/{int:task_id}/predecessor", permission="task.edit", response=schemas.TaskOut)
def predecessor(request: HttpRequest, task_id: int, body: schemas.AfterIn) -> dict[str, Any]:
    """Says for which task it waits; null: for none."""
    actor = actor_of(request)
    waiting.put(actor, task_id, body.after)
    return page.page(actor, task_id)


@router.put("/{int:task_id}/subject", permission="task.edit", response=schemas.TaskOut)
def subject(request: HttpRequest, task_id: int, body: schemas.AboutIn) -> dict[str, Any]:
    """Says what the task is about."""
    actor = actor_of(request)
    parts.set_subject(actor, task_id, body.subject.pair if body.subject else None)
    return page.page(actor, task_id)
