"""Routes of tasks, and a task of 小李's."""

from typing import Any

from tests.permissions.record import Record
from yingdan.org.models import Member
from yingdan.tasks.models import CheckLine, Task

OWNED: dict[str, dict[str, Any]] = {"task": {"note": "带上样品"}}
_TASK = {"task_id": "task"}
RECORDS: dict[str, Record] = {
    "GET /api/tasks/{task_id}": Record(_TASK),
    "POST /api/tasks/{task_id}/status": Record(_TASK, {"status": "doing"}),
    "PUT /api/tasks/{task_id}/checklist": Record(_TASK, {"lines": [{"text": "带样品"}]}),
    "POST /api/tasks/{task_id}/checklist/{line_id}": Record({**_TASK, "line_id": "check_line"}, {"done": True}),
    "PUT /api/tasks/{task_id}/collaborators": Record(_TASK, {"members": []}),
    "PUT /api/tasks/{task_id}/predecessor": Record(_TASK, {"after": None}),
    "PUT /api/tasks/{task_id}/subject": Record(_TASK, {"subject": None}),
}
_TEMPLATE = "templates are the company's; `task_setup.manage` has no reach"
SHARED: dict[str, str] = {
    "GET /api/tasks/about/{resource}/{record_id}": "as far as the record is seen; see tasks/tests/test_seeing.py",
    "PUT /api/task-templates/{template_id}": _TEMPLATE,
    "POST /api/task-templates/{template_id}/archiving": _TEMPLATE,
    "POST /api/task-templates/{template_id}/use": "for oneself and people within reach; see tasks/tests",
}


def tasks(owner: Member) -> dict[str, int | str]:
    """An open task with a checklist."""
    task = Task.objects.create(title="回访大华公司", owner=owner, team=owner.team, created_by=owner)
    return {"task": task.pk, "check_line": CheckLine.objects.create(task=task, text="带合同").pk}
