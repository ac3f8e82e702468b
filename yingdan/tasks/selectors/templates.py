"""Templates as they are picked and edited."""

from typing import Any

from yingdan.platform.resources import spec
from yingdan.tasks import types
from yingdan.tasks.models import TaskTemplate, TemplateLine


def listing(*, resource: str | None = None, archived: bool = False) -> list[dict[str, Any]]:
    """Templates by name, those for a kind of records with those for any; put away ones only when asked for."""
    rows = TaskTemplate.objects.prefetch_related("lines__member").order_by("archived_at", "name", "id")
    if not archived:
        rows = rows.filter(archived_at=None)
    if resource is not None:
        rows = rows.filter(resource__in=["", resource])
    return [shown(template) for template in rows]


def shown(template: TaskTemplate) -> dict[str, Any]:
    """A template with its lines."""
    return {
        "id": template.pk,
        "version": template.version,
        "name": template.name,
        "note": template.note,
        "resource": template.resource,
        "archived": template.archived_at is not None,
        "lines": [_line(line) for line in template.lines.all()],
    }


def kinds() -> list[dict[str, Any]]:
    """What templates can be for, with the roles that each knows in its team."""
    return [
        {"resource": one.name, "label": said(one.label), "roles": _roles(one.name)}
        for one in spec.all_resources()
        if one.name not in types.NEVER and one.create is not None
    ]


def _roles(resource: str) -> list[dict[str, Any]]:
    team = types.teams.get(resource)
    return [{"value": role.value, "label": said(role.label)} for role in (team.roles() if team else ())]


def said(label: tuple[str, str]) -> dict[str, str]:
    """A label as the API gives it."""
    return {"zh": label[0], "en": label[1]}


def _line(line: TemplateLine) -> dict[str, Any]:
    member = {"id": line.member.pk, "label": line.member.name} if line.member else None
    return {
        "id": line.pk,
        "title": line.title,
        "note": line.note,
        "step": line.step,
        "offset_days": line.offset_days,
        "priority": line.priority,
        "assignee": line.assignee,
        "member": member,
        "role": line.role,
        "checklist": list(line.checklist),
    }
