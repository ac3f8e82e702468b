"""Routes of tasks, and a task of 小李's."""

from typing import Any

from tests.permissions.record import Record
from yingdan.org.models import Member
from yingdan.tasks.models import Task

OWNED: dict[str, dict[str, Any]] = {"task": {"note": "带上样品"}}
RECORDS: dict[str, Record] = {}
SHARED: dict[str, str] = {}


def tasks(owner: Member) -> dict[str, int | str]:
    """An open task."""
    task = Task.objects.create(title="回访大华公司", owner=owner, team=owner.team, created_by=owner)
    return {"task": task.pk}
