"""Routes of the review queue and of merging."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.customers.api import duplicates_schemas as schemas
from yingdan.customers.services import duplicate_settings, merge_values, merging, review, unmerging
from yingdan.customers.services.every_kind import kind_of
from yingdan.customers.services.kinds import PERMISSION
from yingdan.kernel import jobs
from yingdan.kernel.http import Router, actor_of

router = Router(tags=["duplicates"])
Resource = Literal["customer", "contact"]


@router.get("/duplicates/pairs", permission=PERMISSION, response=schemas.Pairs)
def pairs(
    request: HttpRequest,
    resource: Resource = "customer",
    state: Literal["open", "different"] = "open",
    level: Literal["", "same", "likely"] = "",
    cursor: str | None = None,
) -> dict[str, Any]:
    """The queue, surest first."""
    return review.pairs(actor_of(request), kind_of(resource), state=state, level=level, cursor=cursor)


@router.post("/duplicates/different", permission=PERMISSION, response=schemas.Changed)
def different(request: HttpRequest, body: schemas.PairIds) -> dict[str, Any]:
    """Not the same: remembered and never asked again."""
    return {"done": review.decide(actor_of(request), body.ids, "different", kind_of(body.resource))}


@router.post("/duplicates/reopen", permission=PERMISSION, response=schemas.Changed)
def reopen(request: HttpRequest, body: schemas.PairIds) -> dict[str, Any]:
    """Takes that back."""
    return {"done": review.decide(actor_of(request), body.ids, "open", kind_of(body.resource))}


@router.post("/duplicates/merge", permission=PERMISSION, response=schemas.MergedMany)
def merge_many(request: HttpRequest, body: schemas.PairIds) -> dict[str, Any]:
    """Merges pairs by the values that would be proposed."""
    return review.merge_many(actor_of(request), body.ids, kind_of(body.resource))


@router.post("/duplicates/sweep", permission=PERMISSION, response={202: None})
def sweep(request: HttpRequest, body: schemas.Which) -> Status[Any]:
    """Compares all records now, in the background."""
    jobs.defer("customers.sweep_duplicates_now", member_id=actor_of(request).member_id, resource=body.resource)
    return Status(202, None)


@router.get("/duplicates/settings", permission=PERMISSION, response=schemas.DuplicateSettings)
def settings(request: HttpRequest) -> dict[str, Any]:
    """What the company wants of duplicates."""
    return duplicate_settings.shown()


@router.put("/duplicates/settings", permission=PERMISSION, response=schemas.DuplicateSettings)
def save_settings(request: HttpRequest, body: schemas.DuplicateSettings) -> dict[str, Any]:
    """Sets it; for those who may merge in the whole company."""
    return duplicate_settings.save(actor_of(request), automatic=body.automatic, tell=body.tell)


@router.post("/merge/preview", permission=PERMISSION, response=schemas.MergePreview)
def preview(request: HttpRequest, body: schemas.MergeIds) -> dict[str, Any]:
    """Records side by side, with the values that would stay."""
    actor, kind = actor_of(request), kind_of(body.resource)
    return merge_values.preview(actor, kind, merging.seen(actor, kind, set(body.ids)))


@router.post("/merge", permission=PERMISSION, response=schemas.MergeMade)
def merge(request: HttpRequest, body: schemas.MergeIn) -> dict[str, Any]:
    """Makes one record of several."""
    made = merging.merge(
        actor_of(request),
        kind=kind_of(body.resource),
        survivor_id=body.survivor_id,
        ids=body.ids,
        choices=dict(body.choices),
        versions=body.versions,
        keep_colleagues=body.keep_colleagues,
    )
    return {"id": made.id, "survivor_id": made.survivor_id}


@router.get("/merges", permission=PERMISSION, response=schemas.Merges)
def merges(request: HttpRequest) -> dict[str, Any]:
    """Merges of the last 30 days."""
    return {"items": review.merges(actor_of(request))}


@router.post("/merges/{int:merge_id}/undo", permission=PERMISSION, response=schemas.Undone)
def undo(request: HttpRequest, merge_id: int) -> dict[str, Any]:
    """Takes a merge back."""
    return unmerging.undo(actor_of(request), merge_id)
