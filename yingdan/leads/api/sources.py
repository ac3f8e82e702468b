"""Routes of sources: what they brought; and of the score: what it is worth."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from yingdan.kernel import jobs
from yingdan.kernel.errors import invalid
from yingdan.kernel.http import Router, actor_of
from yingdan.leads.api import figure_schemas as schemas
from yingdan.leads.selectors import returns, scores

router = Router(tags=["leads"])


@router.get("/returns", permission="source.read", response=schemas.Returns)
def get_returns(request: HttpRequest, start: date | None = None, end: date | None = None) -> dict[str, Any]:
    """What each source brought, of the leads that came from `start` to `end`."""
    if start and end and end < start:
        raise invalid("end", "end_before_start")
    return returns.returns(actor_of(request), returns.period_of(start, end))


@router.get("/score", permission="lead.read", response=schemas.Worth)
def worth(request: HttpRequest) -> dict[str, Any]:
    """What the score is worth, measured on past leads."""
    return scores.worth()


@router.post("/score/training", permission="lead_setup.manage", response=schemas.Started)
def train(request: HttpRequest) -> dict[str, Any]:
    """Learns anew now, in the background."""
    jobs.defer("leads.score")
    return {"started": True}


@router.get("/{int:lead_id}/score", permission="lead.read", response=schemas.Score)
def score(request: HttpRequest, lead_id: int) -> dict[str, Any]:
    """Why a lead has its score."""
    return scores.of(actor_of(request), lead_id)
