"""Who may be given a task, and who is told of it."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.services import notify
from yingdan.tasks.models import Task

PERMISSION = "task.assign"


def check(actor: Actor, owner_id: int | None) -> None:
    """Invalid unless the member is present and within the actor's reach; oneself always is."""
    if owner_id is None or actor.is_system:
        return
    owner = Member.objects.filter(id=owner_id).first()
    if owner is None:
        raise invalid("owner", "bad_value")
    if org.has_left(owner):
        raise invalid("owner", "member_has_left", name=owner.name)
    if owner_id != actor.member_id and not org.visible_members(actor, PERMISSION).filter(id=owner_id).exists():
        raise invalid("owner", "new_owner_out_of_reach", name=owner.name)


def tell(actor: Actor, task: Task) -> None:
    """Tells the owner about a task that somebody else gave."""
    user = Member.objects.filter(id=task.owner_id or 0).values_list("user_id", flat=True).first()
    if user is not None and user != actor.user_id:
        params = {"actor": actor.name, "name": task.title, "about": task.subject_title}
        notify.send([user], "task.assigned", params, f"/tasks/{task.pk}")


def tell_collaborators(actor: Actor, task: Task, user_ids: list[int]) -> None:
    """Tells those who were asked to help."""
    params = {"actor": actor.name, "name": task.title, "about": task.subject_title}
    notify.send([one for one in user_ids if one != actor.user_id], "task.collaborator", params, f"/tasks/{task.pk}")
