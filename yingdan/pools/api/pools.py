"""Pools: seen, set up."""

from typing import Any

from django.http import HttpRequest
from ninja.responses import Status

from yingdan.kernel.http import Router, actor_of
from yingdan.pools import kinds
from yingdan.pools.api import schemas
from yingdan.pools.selectors import overview
from yingdan.pools.selectors.pools import administered_pools, get_pool
from yingdan.pools.services import pools, viewing

router = Router(tags=["pools"])


@router.get("", permission="pool.read", response=schemas.PoolsOut)
def index(request: HttpRequest) -> dict[str, Any]:
    """The pools in sight."""
    actor = actor_of(request)
    admin = set(administered_pools(actor).values_list("kind", flat=True))
    lost = {kind.name: overview.ownerless(actor, kind.name) for kind in kinds.every() if kind.name in admin}
    return {"items": overview.pools(actor), "ownerless": lost}


@router.get("/roles", permission="pool.manage", response=schemas.Roles)
def roles(request: HttpRequest) -> dict[str, Any]:
    """Roles, to be made members of a pool."""
    return {"items": overview.roles()}


@router.post("", permission="pool.manage", response={201: schemas.PoolOut})
def create(request: HttpRequest, body: schemas.PoolIn) -> Status[Any]:
    """A new pool."""
    actor = actor_of(request)
    made = pools.create(actor, body.settings(), [one.dict() for one in body.parties])
    return Status(201, _one(request, made.pk))


@router.get("/{int:pool_id}", permission="pool.read", response=schemas.PoolDetail)
def detail(request: HttpRequest, pool_id: int) -> dict[str, Any]:
    """Who belongs to a pool."""
    pool = get_pool(actor_of(request), pool_id)
    return {"parties": overview.parties(pool), "hideable": list(kinds.get(pool.kind).details)}


@router.put("/{int:pool_id}", permission="pool.manage", response=schemas.PoolOut)
def save(request: HttpRequest, pool_id: int, body: schemas.PoolChange) -> dict[str, Any]:
    """Changes a pool."""
    actor = actor_of(request)
    pools.save(actor, pool_id, body.version, body.settings(), [one.dict() for one in body.parties])
    return _one(request, pool_id)


@router.post("/{int:pool_id}/views", permission="pool.read", response=schemas.Viewed)
def view(request: HttpRequest, pool_id: int, body: schemas.ViewIn) -> dict[str, Any]:
    """Opens a record of a pool with limited views."""
    return viewing.view(actor_of(request), pool_id, body.record_id)


def _one(request: HttpRequest, pool_id: int) -> dict[str, Any]:
    return next(one for one in overview.pools(actor_of(request)) if one["id"] == pool_id)
