"""Playbooks are drafted, published, and used for a deal."""

from datetime import timedelta
from typing import Any

from django.db.models import Max

from yingdan.deals.models import Stage
from yingdan.deals.selectors.deals import get_deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events
from yingdan.playbooks.models import Line, Playbook
from yingdan.playbooks.selectors.panel import in_force
from yingdan.playbooks.types import NEEDED
from yingdan.tasks.models import Task, TaskTemplate
from yingdan.tasks.services import tasks, templates

MANAGE = "pipeline.manage"
MOST_LINES = 30


def save(actor: Actor, stage_id: int, version: int, values: dict[str, Any]) -> Playbook:
    """Writes the draft of a stage; `version` 0 begins one. What is published stays as it is until `publish`."""
    actor.need(MANAGE)
    if Stage.objects.select_for_update(no_key=True).filter(id=stage_id).first() is None:  # one draft at a time
        raise NotFound
    draft = Playbook.objects.select_for_update().filter(stage=stage_id, state="draft").first()
    if version != (draft.version if draft else 0):
        raise Conflict("version_conflict", current_version=draft.version if draft else 0)
    if draft is None:
        last = Playbook.objects.filter(stage=stage_id).aggregate(last=Max("number"))["last"] or 0
        draft = Playbook(stage_id=stage_id, number=last + 1, version=0)
    lines = _lines(values["lines"])
    draft.aim = values["aim"].strip()
    draft.template = _template(values["template_id"])
    draft.by_id, draft.by_name = actor.member_id, actor.name
    draft.version += 1
    draft.save()
    draft.lines.all().delete()
    for line in lines:
        line.playbook = draft
    Line.objects.bulk_create(lines)
    return draft


def publish(actor: Actor, stage_id: int, version: int) -> Playbook:
    """The draft comes into force; what was in force before is kept as an earlier version."""
    actor.need(MANAGE)
    draft = Playbook.objects.select_for_update().filter(stage=stage_id, state="draft").first()
    if draft is None:
        raise Conflict("playbook_no_draft")
    if draft.version != version:
        raise Conflict("version_conflict", current_version=draft.version)
    if not draft.lines.exists():
        raise Conflict("playbook_empty")
    now = clock.now()
    Playbook.objects.filter(stage=stage_id, state="published").update(state="retired", retired_at=now)
    draft.state, draft.published_at, draft.by_id, draft.by_name = "published", now, actor.member_id, actor.name
    draft.version += 1
    draft.save()
    stage = Stage.objects.get(id=stage_id)
    events.record(
        actor=actor, verb="playbook.published", resource="stage", object_id=stage_id, name=stage.name,
        number=draft.number,
    )  # fmt: skip
    return draft


def discard(actor: Actor, stage_id: int) -> None:
    """Throws the draft away."""
    actor.need(MANAGE)
    Playbook.objects.filter(stage=stage_id, state="draft").delete()


def begin_tasks(actor: Actor, deal_id: int) -> list[Task]:
    """Makes the tasks of the playbook's template for a deal, for its owner; those that are open already are not made
    twice."""
    deal = get_deal(actor, deal_id, "edit")
    book = in_force(deal.stage_id)
    if book is None or book.template_id is None:
        raise Conflict("playbook_no_template")
    actor.need("task.create")
    return templates.instantiate(
        actor, book.template_id, ("deal", deal.pk), deal.owner_id, source=f"playbook:{book.stage_id}"
    )


def plan_step(actor: Actor, deal_id: int, title: str, measure: str) -> Task:
    """Makes a task of a suggested step, for the deal's owner, due tomorrow; one that is open already is given back."""
    deal = get_deal(actor, deal_id, "edit")
    actor.need("task.create")
    if not (title := title.strip()):
        raise invalid("title", "required")
    due = clock.today() + timedelta(1)
    values = {"title": title, "owner": deal.owner_id, "due_on": due}
    return tasks.create(actor, values, subject=("deal", deal.pk), source=f"play:{deal.stage_id}:{measure}")


def _template(template_id: int | None) -> TaskTemplate | None:
    if template_id is None:
        return None
    found = TaskTemplate.objects.filter(id=template_id, archived_at=None, resource__in=["", "deal"]).first()
    if found is None:
        raise invalid("template_id", "bad_value")
    return found


def _lines(given: list[dict[str, Any]]) -> list[Line]:
    if len(given) > MOST_LINES:
        raise invalid("lines", "too_large", max=MOST_LINES)
    made = []
    for number, one in enumerate(given):
        text = one["text"].strip()
        if not text:
            raise invalid(f"lines.{number}", "required")
        if one["measure"] and one["measure"] not in NEEDED:
            raise invalid(f"lines.{number}", "unknown_choice", value=one["measure"][:10])
        made.append(
            Line(
                position=number, text=text, measure=one["measure"], times=one["times"],
                by_day=one["by_day"], why=one["why"].strip(),
            )
        )  # fmt: skip
    return made
