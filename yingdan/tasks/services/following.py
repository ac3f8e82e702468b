"""Tasks follow the records that they are about: when two become one, when that is undone, when one is deleted."""

from typing import Any

from yingdan.tasks.models import Task
from yingdan.tasks.types import CUSTOMER


def merge(resource: str, survivor_id: int, old_id: int) -> dict[str, list[int]]:
    """Tasks about the old record are about the survivor; gives what `unmerge` needs."""
    subjects = _ids(subject_resource=resource, subject_id=old_id)
    Task.objects.filter(id__among=subjects).update(subject_id=survivor_id)
    customers = _ids(customer_id=old_id) if resource == CUSTOMER else []
    Task.objects.filter(id__among=customers).update(customer_id=survivor_id)
    return {"subjects": subjects, "customers": customers}


def unmerge(resource: str, survivor_id: int, old_id: int, moved: dict[str, Any]) -> int:
    """Takes them back; says how many are about something else by now."""
    here = {"subject_resource": resource, "subject_id": survivor_id}
    back = Task.objects.filter(id__among=moved["subjects"], **here).update(subject_id=old_id)
    Task.objects.filter(id__among=moved["customers"], customer_id=survivor_id).update(customer_id=old_id)
    return len(moved["subjects"]) - back


def gone(resource: str, record_id: int) -> int:
    """A record was deleted: what was to be done about it stays with whom it was given to, under the name it had."""
    left = {"subject_resource": "", "subject_id": None, "customer_id": None}
    if resource == CUSTOMER:
        Task.objects.filter(customer_id=record_id).update(customer_id=None)
    return Task.objects.filter(subject_resource=resource, subject_id=record_id).update(**left)


def _ids(**which: Any) -> list[int]:
    return list(Task.objects.filter(**which).order_by("id").values_list("id", flat=True))
