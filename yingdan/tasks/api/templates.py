"""Routes of task templates."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Schema
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.tasks.api.schemas import Id, Note, Person, Priority, SubjectIn, Title
from yingdan.tasks.models import TaskTemplate
from yingdan.tasks.selectors import templates as shown
from yingdan.tasks.services import editing, templates

router = Router(tags=["tasks"])
READ, MANAGE = "task.read", "task_setup.manage"
Assignee = Literal["owner", "superior", "member", "role"]


class LineIn(Schema):
    """A task of a template."""

    id: Id | None = None
    title: Title
    note: Note = ""
    step: bool = False
    offset_days: Annotated[int, Field(ge=0, le=3_650)] | None = None
    priority: Priority = "normal"
    assignee: Assignee = "owner"
    member_id: Id | None = None
    role: Annotated[str, Field(max_length=20)] = ""
    checklist: Annotated[list[Title], Field(max_length=50)] = []


class TemplateIn(Schema):
    """A template with all its lines; `version` of the one that is changed."""

    version: int | None = None
    name: Annotated[str, Field(max_length=60)]
    note: Annotated[str, Field(max_length=300)] = ""
    resource: Annotated[str, Field(max_length=20)] = ""
    lines: Annotated[list[LineIn], Field(max_length=60)]


class LineOut(Schema):
    """A task of a template."""

    id: int
    title: str
    note: str
    step: bool
    offset_days: int | None
    priority: Priority
    assignee: Assignee
    member: Person | None
    role: str
    checklist: list[str]


class TemplateOut(Schema):
    """A template."""

    id: int
    version: int
    name: str
    note: str
    resource: str
    archived: bool
    lines: list[LineOut]


class Templates(Schema):
    """Templates."""

    items: list[TemplateOut]


class Label(Schema):
    """In both languages."""

    zh: str
    en: str


class RoleOut(Schema):
    """A role in the team of a record."""

    value: str
    label: Label


class Kind(Schema):
    """What templates can be for."""

    resource: str
    label: Label
    roles: list[RoleOut]


class Kinds(Schema):
    """What templates can be for."""

    items: list[Kind]


class Archiving(Schema):
    """Put away or not."""

    archived: bool


class UseIn(Schema):
    """What the tasks are about, whose work it is, and the day from which their days count."""

    subject: SubjectIn | None = None
    owner_id: Id | None = None
    day: date | None = None


class Used(Schema):
    """The tasks that were made."""

    ids: list[int]


@router.get("", permission=READ, response=Templates)
def listing(
    request: HttpRequest, resource: Annotated[str | None, Query(max_length=20)] = None, archived: bool = False
) -> dict[str, Any]:
    """Templates by name; with `resource` those that fit its records."""
    return {"items": shown.listing(resource=resource, archived=archived)}


@router.get("/kinds", permission=READ, response=Kinds)
def kinds(request: HttpRequest) -> dict[str, Any]:
    """What templates can be for."""
    return {"items": shown.kinds()}


@router.post("", permission=MANAGE, response={201: TemplateOut})
def create(request: HttpRequest, body: TemplateIn) -> Status[Any]:
    """A new template."""
    return Status(201, _saved(request, None, body))


@router.put("/{int:template_id}", permission=MANAGE, response=TemplateOut)
def change(request: HttpRequest, template_id: int, body: TemplateIn) -> dict[str, Any]:
    """Replaces a template."""
    return _saved(request, template_id, body)


@router.post("/{int:template_id}/archiving", permission=MANAGE, response=TemplateOut)
def archive(request: HttpRequest, template_id: int, body: Archiving) -> dict[str, Any]:
    """Puts a template away, or brings it back."""
    return _shown(editing.archive(actor_of(request), template_id, body.archived))


@router.post("/{int:template_id}/use", permission="task.create", response={201: Used})
def use(request: HttpRequest, template_id: int, body: UseIn) -> Status[Any]:
    """Makes the tasks of a template."""
    subject = body.subject.pair if body.subject else None
    made = templates.instantiate(actor_of(request), template_id, subject, body.owner_id, day=body.day)
    return Status(201, {"ids": [task.pk for task in made]})


def _saved(request: HttpRequest, template_id: int | None, body: TemplateIn) -> dict[str, Any]:
    values = body.dict(include={"name", "note", "resource"})
    return _shown(
        editing.save(actor_of(request), template_id, values, [line.dict() for line in body.lines], body.version)
    )


def _shown(template: TaskTemplate) -> dict[str, Any]:
    return shown.shown(TaskTemplate.objects.prefetch_related("lines__member").get(id=template.pk))
