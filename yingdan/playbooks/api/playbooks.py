"""Evidence, playbooks by stage, and an open deal beside them."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.playbooks.api import schemas
from yingdan.playbooks.selectors import books, evidence
from yingdan.playbooks.selectors import panel as panels
from yingdan.playbooks.services import writing

router = Router(tags=["playbooks"])
READ, EDIT, MANAGE = "deal.read", "deal.edit", "pipeline.manage"


@router.get("/evidence/{int:pipeline_id}", permission=READ, response=schemas.Page)
def page(
    request: HttpRequest, pipeline_id: int, size: schemas.Size = "", source: str = "", industry: str = ""
) -> dict[str, Any]:
    """What won deals of a kind did in each stage, and lost ones did not; sums of the whole company."""
    return evidence.page(pipeline_id, {"size": size or None, "source": source or None, "industry": industry or None})


@router.get("/deals/{int:deal_id}", permission=READ, response=schemas.Panel)
def panel(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """A deal beside the closed ones of its kind, and what to do next."""
    return panels.panel(actor_of(request), deal_id)


@router.post("/deals/{int:deal_id}/tasks", permission=EDIT, response={201: schemas.MadeTasks})
def begin_tasks(request: HttpRequest, deal_id: int) -> Status[dict[str, Any]]:
    """Makes the tasks of the playbook in force."""
    made = writing.begin_tasks(actor_of(request), deal_id)
    return Status(201, {"ids": [task.pk for task in made]})


@router.post("/deals/{int:deal_id}/steps", permission=EDIT, response={201: schemas.MadeTasks})
def plan_step(request: HttpRequest, deal_id: int, body: schemas.StepIn) -> Status[dict[str, Any]]:
    """Makes a task of a suggested step."""
    task = writing.plan_step(actor_of(request), deal_id, body.title, body.measure)
    return Status(201, {"ids": [task.pk]})


@router.get("/stages/{int:stage_id}", permission=READ, response=schemas.Versions)
def versions(request: HttpRequest, stage_id: int) -> dict[str, Any]:
    """All versions of a stage's playbook."""
    return books.versions(stage_id)


@router.put("/stages/{int:stage_id}/draft", permission=MANAGE, response=schemas.Versions)
def save(request: HttpRequest, stage_id: int, body: schemas.DraftIn) -> dict[str, Any]:
    """Writes the draft."""
    writing.save(actor_of(request), stage_id, body.version, body.dict(exclude={"version"}))
    return books.versions(stage_id)


@router.delete("/stages/{int:stage_id}/draft", permission=MANAGE, response=schemas.Versions)
def discard(request: HttpRequest, stage_id: int) -> dict[str, Any]:
    """Throws the draft away."""
    writing.discard(actor_of(request), stage_id)
    return books.versions(stage_id)


@router.post("/stages/{int:stage_id}/publication", permission=MANAGE, response=schemas.Versions)
def publish(request: HttpRequest, stage_id: int, body: schemas.PublishIn) -> dict[str, Any]:
    """The draft comes into force."""
    writing.publish(actor_of(request), stage_id, body.version)
    return books.versions(stage_id)
