"""Routes of risks beside the generic ones."""

from typing import Any

from django.http import HttpRequest

from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.schemas import Which
from yingdan.risks.api import shapes
from yingdan.risks.selectors import page, serious
from yingdan.risks.services import verbs
from yingdan.targets.selectors import nodes

router = Router(tags=["risks"])


@router.post("/matrix", permission="risk.read", response=shapes.MatrixOut)
def matrix(request: HttpRequest, body: Which) -> dict[str, Any]:
    """How many open risks of a selection lie in each cell."""
    return page.matrix(actor_of(request), body.asked())


@router.get("/serious", permission="risk.read", response=shapes.SeriousOut)
def high(request: HttpRequest, node: str | None = None) -> dict[str, Any]:
    """How many high risks a node has; the actor's own one unless said otherwise."""
    actor = actor_of(request)
    return serious.read(actor, nodes.find(actor, "risk.read", node))


@router.get("/about/{resource}/{int:record_id}", permission="risk.read", response=shapes.AboutOut)
def about(request: HttpRequest, resource: str, record_id: int) -> dict[str, Any]:
    """The open risks of a deal or a customer."""
    return page.about(actor_of(request), resource, record_id)


@router.get("/{int:risk_id}", permission="risk.read", response=shapes.RiskOut)
def risk(request: HttpRequest, risk_id: int) -> dict[str, Any]:
    """A risk with what may be done with it."""
    return page.page(actor_of(request), risk_id)


@router.post("/{int:risk_id}/status", permission="risk.edit", response=shapes.RiskOut)
def status(request: HttpRequest, risk_id: int, body: shapes.StatusIn) -> dict[str, Any]:
    """Watches, mitigates, closes a risk, says that it happened, or opens it again."""
    actor = actor_of(request)
    verbs.move(actor, risk_id, body.status, body.reason, body.version)
    return page.page(actor, risk_id)


@router.post("/{int:risk_id}/review", permission="risk.edit", response=shapes.RiskOut)
def review(request: HttpRequest, risk_id: int, body: shapes.ReviewIn) -> dict[str, Any]:
    """What a review found, and when the next one is."""
    actor = actor_of(request)
    verbs.review(actor, risk_id, body.note, body.review_on, body.version)
    return page.page(actor, risk_id)


@router.post("/{int:risk_id}/taking", permission="risk.edit", response=shapes.RiskOut)
def take(request: HttpRequest, risk_id: int, body: shapes.VersionIn) -> dict[str, Any]:
    """Takes a risk over from the rule that raised it."""
    actor = actor_of(request)
    verbs.take_over(actor, risk_id, body.version)
    return page.page(actor, risk_id)
