"""Claim, assign, release, put in, and take back."""

from typing import Any

from django.http import HttpRequest

from yingdan.kernel.http import Router, actor_of
from yingdan.platform.resources.bulk import picked
from yingdan.platform.resources.schemas import Undo
from yingdan.pools import kinds
from yingdan.pools.api import schemas
from yingdan.pools.api.schemas import KindName
from yingdan.pools.selectors.pools import administered_pools, get_pool, release_targets
from yingdan.pools.services import assigning, claiming, releasing, undoing

router = Router(tags=["pools"])


@router.post("/{int:pool_id}/claim", permission="pool.claim", response=schemas.Claimed)
def claim(request: HttpRequest, pool_id: int, body: schemas.ClaimIn) -> dict[str, Any]:
    """Claims records of the pool for the actor; tells for each that stayed why."""
    actor = actor_of(request)
    shown = kinds.get(get_pool(actor, pool_id).kind).shown
    return claiming.claim(actor, pool_id, picked(shown, actor, body.picked()), body.reason)


@router.post("/{int:pool_id}/assign", permission="pool.read", response=schemas.Done)
def assign(request: HttpRequest, pool_id: int, body: schemas.AssignIn) -> dict[str, Any]:
    """An administrator of the pool gives records to a member."""
    actor = actor_of(request)
    shown = kinds.get(get_pool(actor, pool_id).kind).shown
    return assigning.assign(actor, pool_id, picked(shown, actor, body.picked()), body.owner_id, body.reason)


@router.post("/{int:pool_id}/put", permission="pool.read", response=schemas.Done)
def put(request: HttpRequest, pool_id: int, body: schemas.PutIn) -> dict[str, Any]:
    """An administrator of the pool puts records into it."""
    actor = actor_of(request)
    kind = get_pool(actor, pool_id).kind
    return assigning.put_in(actor, pool_id, picked(kind, actor, body.picked()), body.reason)


@router.get("/targets/{kind}", permission="pool.release", response=schemas.Targets)
def targets(request: HttpRequest, kind: KindName) -> dict[str, Any]:
    """Pools that the actor may release records to, or put some in."""
    actor = actor_of(request)
    admin = set(administered_pools(actor).values_list("id", flat=True))
    rows = release_targets(actor, kinds.get(kind)).values("id", "name", "release_reasons")
    return {"items": [{**row, "admin": row["id"] in admin} for row in rows]}


@router.post("/release/{kind}", permission="pool.release", response=schemas.Done)
def release(request: HttpRequest, kind: KindName, body: schemas.ReleaseIn) -> dict[str, Any]:
    """Gives records back to a pool, with the reason."""
    actor = actor_of(request)
    return releasing.release(actor, kind, body.pool_id, picked(kind, actor, body.picked()), body.reason)


@router.post("/undo", permission="pool.read", response=schemas.Done)
def undo_own(request: HttpRequest, body: Undo) -> dict[str, Any]:
    """Takes back what the actor just did."""
    return undoing.undo_own(actor_of(request), body.token)


@router.post("/moves/undo", permission="pool.read", response=schemas.Done)
def undo(request: HttpRequest, body: schemas.MovesIn) -> dict[str, Any]:
    """An administrator takes moves back."""
    actor = actor_of(request)
    return undoing.undo(actor, picked("pool_move", actor, body.picked()))
