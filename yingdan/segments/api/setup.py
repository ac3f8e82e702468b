"""Settings of visits, warnings and reasons of loss; figures for the whole reach."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.schemas import BigInt
from yingdan.segments.api import figures, shapes
from yingdan.segments.models import LostReason, Setup
from yingdan.segments.selectors import attention, checking, losses, people
from yingdan.segments.selectors import setup as settings
from yingdan.segments.services import losing, standing

router = Router(tags=["segments"])
READ, MANAGE = "customer.read", "segment.manage"
Scopes = Literal["all", "mine", "team", "below", "shared"]


@router.get("/setup", permission=READ, response=shapes.SetupOut)
def setup(request: HttpRequest) -> Setup:
    """How often each class is visited, and when silence is worth a warning."""
    return settings.setup()


@router.put("/setup", permission=MANAGE, response=shapes.SetupOut)
def save(request: HttpRequest, body: shapes.SetupIn) -> Setup:
    """Changes the settings."""
    return standing.save(actor_of(request), body.version, body.dict(exclude={"version"}))


@router.get("/overview", permission=READ, response=figures.Overview)
def overview(request: HttpRequest, scope: Scopes = "all") -> dict[str, Any]:
    """Customers by class and warning, and whose visit is overdue."""
    return attention.overview(actor_of(request), scope)


@router.get("/people", permission=READ, response=figures.People)
def by_people(request: HttpRequest, team: BigInt | None = None) -> dict[str, Any]:
    """Whose customers need a word: of a team, the teams right below it and its people."""
    return people.people(actor_of(request), team)


@router.get("/check", permission=MANAGE, response=figures.Check)
def check(request: HttpRequest) -> dict[str, Any]:
    """How those who were late in buying 90 days ago fared afterwards, against the others: as of the last night."""
    return {"found": checking.shown()}


@router.get("/reasons", permission=READ, response=shapes.Reasons)
def reasons(request: HttpRequest) -> dict[str, Any]:
    """Reasons of loss."""
    return {"items": losses.reasons()}


@router.post("/reasons", permission=MANAGE, response={201: shapes.ReasonOut})
def add_reason(request: HttpRequest, body: shapes.ReasonIn) -> Status[LostReason]:
    """A new reason of loss."""
    return Status(201, losing.save_reason(actor_of(request), None, body.name, body.position, body.archived))


@router.put("/reasons/{int:reason_id}", permission=MANAGE, response=shapes.ReasonOut)
def save_reason(request: HttpRequest, reason_id: int, body: shapes.ReasonIn) -> LostReason:
    """Changes a reason of loss; one that is archived is no longer offered."""
    return losing.save_reason(actor_of(request), reason_id, body.name, body.position, body.archived)


@router.get("/losses", permission=READ, response=figures.LossReport)
def report(request: HttpRequest, start: date | None = None, end: date | None = None) -> dict[str, Any]:
    """Losses by reason and by competitor."""
    return losses.report(actor_of(request), start, end)
