"""How deals stand, and when something is said about them."""

from typing import Any, Literal

from django.http import HttpRequest

from yingdan.deal_health.api import schemas
from yingdan.deal_health.selectors import panel as panels
from yingdan.deal_health.selectors import people as peoples
from yingdan.deal_health.selectors import thresholds as known
from yingdan.deal_health.services import thresholds
from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.schemas import BigInt

router = Router(tags=["deal health"])
READ, MANAGE = "deal.read", "pipeline.manage"
Scopes = Literal["all", "mine", "team", "below", "shared"]


@router.get("/deals/{int:deal_id}", permission=READ, response=schemas.Panel)
def panel(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    """Score, signals and history of a deal."""
    return panels.panel(actor_of(request), deal_id)


@router.get("/overview", permission=READ, response=schemas.Overview)
def overview(request: HttpRequest, scope: Scopes = "all") -> dict[str, Any]:
    """Open deals by level and signal."""
    return panels.overview(actor_of(request), scope)


@router.get("/people", permission=READ, response=schemas.People)
def by_people(request: HttpRequest, team: BigInt | None = None) -> dict[str, Any]:
    """Whose deals need attention: of a team, the teams right below it and its people."""
    return peoples.people(actor_of(request), team)


@router.get("/thresholds", permission=READ, response=schemas.Thresholds)
def read_thresholds(request: HttpRequest, pipeline: BigInt | None = None) -> dict[str, Any]:
    """When signals are raised, in the company or in a pipeline."""
    return known.in_force(pipeline)


@router.put("/thresholds", permission=MANAGE, response=schemas.Thresholds)
def save_thresholds(request: HttpRequest, body: schemas.ThresholdsIn) -> dict[str, Any]:
    """Changes thresholds; deals are judged anew soon after."""
    thresholds.save(actor_of(request), body.pipeline, [item.dict() for item in body.items])
    return known.in_force(body.pipeline)


@router.delete("/thresholds/{int:pipeline_id}", permission=MANAGE, response=schemas.Thresholds)
def follow_company(request: HttpRequest, pipeline_id: int) -> dict[str, Any]:
    """The company's thresholds hold for the pipeline again."""
    thresholds.follow_company(actor_of(request), pipeline_id)
    return known.in_force(pipeline_id)
