"""Templates written, changed and put away; the settings of tasks."""

from typing import Any

from django.db import IntegrityError, transaction

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.resources import spec
from yingdan.platform.services import events
from yingdan.tasks import types
from yingdan.tasks.models import TaskSetting, TaskTemplate, TemplateLine
from yingdan.tasks.selectors.setup import setup

MAX_LINES = 60
Values = dict[str, Any]


@transaction.atomic
def save(
    actor: Actor, template_id: int | None, values: Values, lines: list[Values], version: int | None = None
) -> TaskTemplate:
    """Writes a template (a new one without an id) with all its lines; lines with an id stay the same ones."""
    actor.need("task_setup.manage")
    template = _locked(template_id, version) if template_id else TaskTemplate()
    template.name = " ".join(values["name"].split())
    if not template.name:
        raise invalid("name", "required")
    template.note, template.resource = values["note"].strip(), values["resource"]
    if template.resource and (spec.get(template.resource) is None or template.resource in types.NEVER):
        raise invalid("resource", "unknown_choice", value=template.resource[:40])
    _check(template, lines)
    template.version += 1 if template.pk else 0
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError as error:
        raise Conflict("task_template_name_taken", name=template.name) from error
    _write(template, lines)
    verb = "task_template.updated" if template_id else "task_template.created"
    events.record(actor=actor, verb=verb, resource="task_template", object_id=template.pk, name=template.name)
    return template


def archive(actor: Actor, template_id: int, archived: bool) -> TaskTemplate:
    """Puts a template away, or brings it back. Rules that use it go on doing so."""
    actor.need("task_setup.manage")
    template = _locked(template_id, None)
    if archived != (template.archived_at is not None):
        template.archived_at = clock.now() if archived else None
        template.version += 1
        try:
            with transaction.atomic():
                template.save()
        except IntegrityError as error:
            raise Conflict("task_template_name_taken", name=template.name) from error
    return template


def change_setup(actor: Actor, version: int, values: Values) -> TaskSetting:
    """Changes the settings."""
    actor.need("task_setup.manage")
    row = setup(lock=True)
    if row.version != version:
        raise Conflict("changed_since")
    row.escalate_days, row.digest = values["escalate_days"], values["digest"]
    row.version += 1
    row.save()
    return row


def _locked(template_id: int, version: int | None) -> TaskTemplate:
    found = TaskTemplate.objects.select_for_update().filter(id=template_id).first()
    if found is None:
        raise NotFound
    if version is not None and found.version != version:
        raise Conflict("changed_since")
    return found


def _check(template: TaskTemplate, lines: list[Values]) -> None:
    if not lines:
        raise Conflict("task_template_empty")
    if len(lines) > MAX_LINES:
        raise invalid("lines", "too_many_values", max=MAX_LINES)
    if lines[0]["step"]:
        raise invalid("lines", "task_template_step_first")
    team = types.teams.get(template.resource)
    roles = {choice.value for choice in team.roles()} if team else set()
    people = {line["member_id"] for line in lines if line["assignee"] == "member"}
    known = set(Member.objects.filter(id__in=people - {None}).values_list("id", flat=True))
    for line in lines:
        if not line["title"].strip():
            raise invalid("lines", "required")
        if line["assignee"] == "member" and line["member_id"] not in known:
            raise invalid("lines", "task_template_no_member", title=line["title"])
        if line["assignee"] == "role" and line["role"] not in roles:
            raise invalid("lines", "task_template_no_role", title=line["title"])


def _write(template: TaskTemplate, lines: list[Values]) -> None:
    present = {line.pk: line for line in template.lines.all()}
    kept = {line["id"] for line in lines if line["id"] in present}
    template.lines.exclude(id__in=kept).delete()
    for position, values in enumerate(lines):
        line = present.get(values["id"]) or TemplateLine(template=template)
        line.position = position
        for name in ("note", "step", "offset_days", "priority", "assignee"):
            setattr(line, name, values[name])
        line.title = " ".join(values["title"].split())
        line.member_id = values["member_id"] if line.assignee == "member" else None
        line.role = values["role"] if line.assignee == "role" else ""
        line.checklist = [text for one in values["checklist"] if (text := " ".join(one.split()))]
        line.save()
