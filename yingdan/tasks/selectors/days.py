"""Tasks by day: the calendar of a selection, and what somebody has to do now."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.platform.resources.lens import open_lens
from yingdan.platform.resources.listing import Asked, chosen
from yingdan.tasks.models import Task
from yingdan.tasks.rules.due import end_of
from yingdan.tasks.selectors.page import card

MAX_DAYS = 42
SHOWN = 12  # of a day in the calendar, as many as a week's column has room for
COUNTED = 1000  # of a day in the calendar
MINE = 100  # of a group
SOON = 7


def calendar(actor: Actor, asked: Asked, start: date, end: date) -> dict[str, Any]:
    """The tasks of a selection that are due from `start` to `end`, by day: how many, and the first of each day."""
    if not 0 <= (end - start).days < MAX_DAYS:
        raise invalid("end", "too_large", max=MAX_DAYS)
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    found = _counted(chosen(open_lens("task", actor), asked), days)
    ids = [one for *_, first in found.values() for one in first]
    tasks: dict[date, list[dict[str, Any]]] = {}
    for task in Task.objects.filter(id__in=ids).select_related("owner").order_by("whole_day", "due_at", "id"):
        tasks.setdefault(clock.business_day(task.due_at), []).append(_entry(task))  # type: ignore[arg-type]
    return {
        "days": [
            {"day": one, "count": min(count, COUNTED), "open": opened, "capped": count > COUNTED,
             "tasks": tasks.get(one, [])}
            for one in days
            for count, opened, _ in [found.get(one, (0, 0, []))]
        ]
    }  # fmt: skip


def _counted(rows: QuerySet[Task], days: list[date]) -> dict[date, tuple[int, int, list[int]]]:
    """By day how many tasks, how many of them are open, and the first; of a day at most `COUNTED` + 1 are looked at,
    so that a company with a million tasks has its calendar as quickly as a small one."""
    parts, params = [], list[Any]()
    try:
        for day in days:
            due = rows.filter(due_at__gte=clock.day_start(day), due_at__lte=end_of(day)).order_by("due_at", "id")
            sql, values = due.values("id", "status", "due_at")[: COUNTED + 1].query.sql_with_params()
            parts.append(
                "select %s::date, count(*), count(*) filter (where status = any(%s)),"  # noqa: S608 - from the ORM
                f" (array_agg(id order by due_at, id))[1:{SHOWN}] from ({sql}) due having count(*) > 0"
            )
            params += [day, list(Task.OPEN), *values]
    except EmptyResultSet:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts), params)
        return {day: (count, opened, first) for day, count, opened, first in cursor.fetchall()}


def mine(actor: Actor) -> dict[str, Any]:
    """What the actor has to do: overdue, today, the next days, later, without a time; and what was done today."""
    today = clock.today()
    edges = {"overdue": clock.now(), "today": end_of(today), "soon": end_of(today + timedelta(days=SOON))}
    rows = Task.objects.filter(owner_id=actor.member_id or 0).select_related("owner")
    opened = rows.filter(status__in=Task.OPEN)
    groups = {
        "overdue": opened.filter(due_at__lt=edges["overdue"]),
        "today": opened.filter(due_at__gte=edges["overdue"], due_at__lte=edges["today"]),
        "soon": opened.filter(due_at__gt=edges["today"], due_at__lte=edges["soon"]),
        "later": opened.filter(due_at__gt=edges["soon"]),
        "undated": opened.filter(due_at=None),
    }
    found = [_group(name, group.order_by("due_at", "id")) for name, group in groups.items()]
    done = rows.filter(status="done", done_at__gte=clock.day_start(today)).order_by("-done_at", "-id")
    return {"groups": [*found, _group("done", done)]}


def _group(name: str, rows: Any) -> dict[str, Any]:
    tasks = [_entry(task) for task in rows[:MINE]]
    return {"name": name, "count": len(tasks) if len(tasks) < MINE else rows.count(), "tasks": tasks}


def _entry(task: Task) -> dict[str, Any]:
    about = {"resource": task.subject_resource, "id": task.subject_id, "label": task.subject_title, "open": True}
    return {**card(task), "subject": about if task.subject_id else None, "version": task.version}
