"""What tasks contribute to a handover: open ones go along with what they are about, or by a rule of their own. A
stand-in works on them as long as the handover runs."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from yingdan.kernel import ports
from yingdan.kernel.actor import Actor
from yingdan.kernel.ports import Kept, OpenRow, Sharing
from yingdan.org.models import Member
from yingdan.people.services.giving import give
from yingdan.people.services.transfer import Kind
from yingdan.platform.models import Event
from yingdan.platform.services import events
from yingdan.tasks.models import Task
from yingdan.tasks.selectors.tasks import visible_tasks
from yingdan.tasks.services.common import draft

OPEN = Q(status__in=Task.OPEN)


def _open_row(task: Task) -> OpenRow:
    follows = (task.subject_resource, task.subject_id) if task.subject_id else None
    return OpenRow(task.id, task.title, task.subject_title, planned=task.due_at is not None, follows=follows)


def _assigned(actor: Actor, task: Task, owner_id: int | None, name: str | None) -> Event:
    former = {"from": task.owner.name if task.owner else None, "to": name}
    return draft(actor, "assigned", task, owner_id=owner_id, **former)


def share(_actor: Actor, giver_id: int, to: Mapping[int, int], _until: date) -> dict[int, Kept]:
    """Nothing is written: who stands in is read from the handover itself (`tasks.selectors.tasks.shared_ids`)."""
    rows = Task.objects.filter(OPEN, owner_id=giver_id, id__among=list(to))
    return {id: {"member": to[id]} for id in rows.values_list("id", flat=True)}


def unshare(_actor: Actor, kept: Mapping[int, Kept]) -> set[int]:
    """It ends with the handover."""
    return set(kept)


def owned(member_id: int) -> int:
    """How many open tasks a member has."""
    return Task.objects.filter(OPEN, owner_id=member_id).count()


def hand_over(actor: Actor, member_id: int, successor_id: int) -> int:
    """Passes all open tasks of a member on."""
    rows = Task.objects.filter(OPEN, owner_id=member_id).exclude(owner_id=successor_id).select_related("owner")
    moved = list(rows.order_by("id").select_for_update(of=("self",), no_key=True))
    owner = Member.objects.get(id=successor_id)
    give(moved, owner)
    events.record_all(_assigned(actor, task, owner.id, owner.name) for task in moved)
    return len(moved)


KIND: Kind[Task] = Kind(
    model=Task,
    open=OPEN,
    columns=("id", "title", "subject_title", "subject_resource", "subject_id", "due_at"),
    describe=_open_row,
    visible=visible_tasks,
    event=_assigned,
    named=(
        "id", "title", "version", "owner_id", "team_id", "owner__name", "subject_resource", "subject_id",
        "customer_id", "parent_id",
    ),
)  # fmt: skip
PORT = ports.Handover(("未完成任务", "Open tasks"), owned, hand_over, KIND.port(Sharing(share, unshare)), last=True)
