"""Schemes and their runs."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.segments.api import shapes
from yingdan.segments.models import Run, Scheme
from yingdan.segments.selectors import runs
from yingdan.segments.services import running, schemes

router = Router(tags=["segments"])
MANAGE = "segment.manage"


@router.get("/schemes", permission=MANAGE, response=shapes.Schemes)
def all_schemes(request: HttpRequest) -> dict[str, Any]:
    """All schemes by which customers are classed."""
    return {"items": schemes.listing(actor_of(request))}


@router.post("/schemes", permission=MANAGE, response={201: shapes.SchemeOut})
def create(request: HttpRequest, body: shapes.SchemeIn) -> Status[Scheme]:
    """A new scheme."""
    return Status(201, schemes.save(actor_of(request), None, None, body.dict()))


@router.put("/schemes/{int:scheme_id}", permission=MANAGE, response=shapes.SchemeOut)
def save(request: HttpRequest, scheme_id: int, body: shapes.SchemeChange) -> Scheme:
    """Changes a scheme; customers change by a run only."""
    return schemes.save(actor_of(request), scheme_id, body.version, body.settings())


@router.delete("/schemes/{int:scheme_id}", permission=MANAGE, response={204: None})
def remove(request: HttpRequest, scheme_id: int) -> Status[None]:
    """Deletes a scheme; what its runs did stays."""
    schemes.remove(actor_of(request), scheme_id)
    return Status(204, None)


@router.post("/schemes/{int:scheme_id}/preview", permission=MANAGE, response=shapes.RunDetail)
def preview(request: HttpRequest, scheme_id: int) -> Run:
    """What the scheme would change now."""
    return running.preview(actor_of(request), scheme_id)


@router.get("/runs", permission=MANAGE, response=shapes.Runs)
def last_runs(request: HttpRequest) -> dict[str, Any]:
    """The last runs, newest first."""
    return {"items": runs.last(actor_of(request))}


@router.get("/runs/{int:run_id}", permission=MANAGE, response=shapes.RunDetail)
def one_run(request: HttpRequest, run_id: int) -> Run:
    """One run, team by team."""
    return runs.get(actor_of(request), run_id)


@router.post("/runs/{int:run_id}/application", permission=MANAGE, response=shapes.RunDetail)
def apply(request: HttpRequest, run_id: int) -> Run:
    """Gives the customers of a preview their new classes."""
    return running.apply(actor_of(request), run_id)


@router.post("/runs/{int:run_id}/undo", permission=MANAGE, response=shapes.RunDetail)
def undo(request: HttpRequest, run_id: int) -> Run:
    """Takes a run back."""
    return running.undo(actor_of(request), run_id)
