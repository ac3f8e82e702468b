"""Templates used: a set of tasks made in one go, each given to whom the template says."""

from datetime import date, timedelta

from django.db import transaction

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.services.leave_approval import superior
from yingdan.tasks import types
from yingdan.tasks.models import Task, TaskTemplate, TemplateLine
from yingdan.tasks.services import owners, subjects, tasks
from yingdan.tasks.types import Subject


@transaction.atomic
def instantiate(
    actor: Actor,
    template: TaskTemplate | int,
    subject: Subject | tuple[str, int] | None = None,
    owner: int | None = None,
    *,
    source: str = "",
    day: date | None = None,
) -> list[Task]:
    """Makes the template's tasks about a record, from `day` (today) on. `owner` is the member whose work it is
    (default: the record's owner, else the actor).

    `source` says that a rule does it ("stage:12"): the actor then needs no permission, and of each line at most one
    task about the record is open: those that are there already are given back as they are.
    """
    if isinstance(template, int):
        template = _get(template)
    if not source:
        actor.need("task.create")
        owners.check(actor, owner)
    about = subjects.given(actor, subject, source)
    if template.archived_at is not None and not source:
        raise Conflict("task_template_archived", name=template.name)
    if template.resource and (about is None or about.resource != template.resource):
        raise invalid("subject", "task_template_for_other")
    who = owner or (about.owner_id if about else None) or actor.member_id
    people = _People(about, who)
    start = day or clock.today()
    made: list[Task] = []
    above: Task | None = None
    for line in template.lines.order_by("position", "id"):
        values = {
            "title": line.title, "note": line.note, "priority": line.priority, "checklist": line.checklist,
            "template": template.pk, "owner": people.of(line), "parent": above.pk if line.step and above else None,
            "due_on": start + timedelta(days=line.offset_days) if line.offset_days is not None else None,
        }  # fmt: skip
        task = tasks.make(actor, values, about, f"{source}/line:{line.pk}" if source else "")
        above = above if line.step else task
        made.append(task)
    return made


def _get(template_id: int) -> TaskTemplate:
    if (found := TaskTemplate.objects.filter(id=template_id).first()) is None:
        raise NotFound
    return found


class _People:
    """Who gets which line."""

    def __init__(self, about: Subject | None, owner_id: int | None) -> None:
        self.owner_id = owner_id
        team = types.teams.get(about.resource) if about else None
        self.roles = team.members(about.id) if team and about else {}
        self._superior: int | None = None

    def of(self, line: TemplateLine) -> int | None:
        """The line's assignee; the owner where there is nobody of that description."""
        match line.assignee:
            case "superior":
                found = self.superior()
            case "member":
                found = line.member_id
            case "role":
                found = self.roles.get(line.role)
            case _:
                found = None
        return found or self.owner_id

    def superior(self) -> int | None:
        """The owner's superior, looked up once."""
        if self._superior is None and self.owner_id is not None:
            member = org.present(Member.objects.filter(id=self.owner_id)).select_related("manager").first()
            above = superior(member) if member else None
            self._superior = above.id if above else None
        return self._superior
