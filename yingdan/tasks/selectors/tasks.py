"""Which tasks an actor may see or change."""

from django.db.models import Q, QuerySet

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Conflict, Forbidden, NotFound
from yingdan.org import selectors as org
from yingdan.people import selectors as people
from yingdan.tasks.models import Collaborator, Task

_HELPING = ("read", "edit")


def shared_ids(actor: Actor, action: str) -> list[int]:
    """Tasks that the actor helps with, or looks after for somebody who is away."""
    if action not in _HELPING or actor.member_id is None:
        return []
    helped = Collaborator.objects.filter(member_id=actor.member_id).values_list("task_id", flat=True)
    return [*helped, *_lent(actor)]


def _lent(actor: Actor) -> list[int]:
    """Tasks that the actor does as a stand-in: those that the person away still owns."""
    givers = dict(people.lent(actor, "task").values_list("record_id", "handover__giver_id"))
    owners = Task.objects.filter(id__among=sorted(givers)).values_list("id", "owner_id") if givers else ()
    return [id for id, owner in owners if givers[id] == owner]


def visible_tasks(actor: Actor, action: str = "read") -> QuerySet[Task]:
    """Tasks that the actor may read, edit or delete: within reach, given to others by the actor, helped with."""
    permission = f"task.{action}"
    if actor.scope(permission) is Scope.all:
        return Task.objects.all()
    condition = org.reach(actor, permission)
    if condition is None or not actor.may(permission) or actor.member_id is None:
        return org.visible(Task.objects.all(), actor, permission)
    condition |= Q(created_by_id=actor.member_id)
    if ids := shared_ids(actor, action):
        condition |= Q(id__among=ids)
    return Task.objects.filter(condition)


def narrow_tasks(rows: QuerySet[Task], actor: Actor, scope: str) -> QuerySet[Task]:
    """The scope tabs of the list: `given` are those that one gave to others."""
    if scope == "given":
        return rows.filter(created_by_id=actor.member_id).exclude(owner_id=actor.member_id)
    return org.narrow(rows, actor, scope, shared=shared_ids(actor, "read"))


def get_task(actor: Actor, task_id: int, action: str = "read") -> Task:
    """One task within reach; NotFound otherwise."""
    if (found := visible_tasks(actor, action).select_related("owner").filter(id=task_id).first()) is None:
        raise NotFound
    return found


def locked(actor: Actor, task_id: int, version: int | None = None) -> Task:
    """One task that the actor may change, under lock; Conflict when somebody changed it since `version` (None: no
    matter)."""
    rows = visible_tasks(actor, "edit").values("id").filter(id=task_id)
    found = Task.objects.select_for_update(of=("self",), no_key=True).filter(id__in=rows).first()
    if found is None:
        get_task(actor, task_id)
        raise Forbidden(permission="task.edit")
    if version is not None and version != found.version:
        raise Conflict("task_changed", yours=version, theirs=found.version, current_version=found.version)
    return found


def overdue() -> Q:
    """The condition on open tasks whose time is over."""
    return Q(status__in=Task.OPEN, due_at__lt=clock.now())
