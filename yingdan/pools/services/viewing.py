"""Opening a record of a pool with limited views: each one counts once a day."""

from typing import Any

from django.db import connection

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound
from yingdan.pools.models import Entry, Viewed
from yingdan.pools.selectors import standing
from yingdan.pools.selectors.pools import get_pool

_ONE_AT_A_TIME = 7_204_002


def view(actor: Actor, pool_id: int, record_id: int) -> dict[str, Any]:
    """Opens a record; says how many more may be opened today (None = any number)."""
    pool = get_pool(actor, pool_id)
    if not Entry.objects.filter(pool=pool, **{f"{pool.kind}_id": record_id}).exists() or actor.member_id is None:
        raise NotFound("pool_not_there")
    if pool.views_per_day is None:
        return {"left": None}
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s::bigint::int)", [_ONE_AT_A_TIME, actor.member_id % 2**31])
    key = {"member_id": actor.member_id, "pool": pool, "record_id": record_id, "day": clock.today()}
    used = standing.views_today(pool, actor.member_id)
    if not Viewed.objects.filter(**key).exists():
        if used >= pool.views_per_day:
            raise Conflict("pool_views_used", max=pool.views_per_day)
        Viewed.objects.create(**key)
        used += 1
    return {"left": pool.views_per_day - used}
