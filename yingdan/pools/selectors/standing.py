"""Where a person stands against the limits of a pool."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from yingdan.kernel import clock
from yingdan.pools import kinds
from yingdan.pools.models import Exemption, Move, Pool, Viewed
from yingdan.pools.rules.limits import Limits, Standing


def limits_of(pool: Pool) -> Limits:
    """The limits of a pool."""
    return Limits(pool.max_held, pool.claims_per_day, pool.cooldown_days, pool.protect_hours, pool.assign_only)


def standing(pool: Pool, member_id: int) -> Standing:
    """How many records that count the member holds, and claims of today, taken back or not: what was seen was seen."""
    day = clock.day_start(clock.today())
    claims = Move.objects.filter(kind="claim", to_owner=member_id, pool=pool, at__gte=day)
    return Standing(held(pool, member_id), claims.count())


def held(pool: Pool, member_id: int) -> int:
    """Records of the pool's kind that the member owns and that count towards the limit."""
    return counted(pool).filter(owner=member_id).count()


def counted(pool: Pool) -> QuerySet[Any]:
    """Owned records of the pool's kind that count towards the limit."""
    kind = kinds.get(pool.kind)
    rows: QuerySet[Any] = kind.model.objects.all()
    if "won" in pool.free_held:
        rows = rows.exclude(kind.won())
    if "locked" in pool.free_held:
        own = {kind.name: OuterRef("pk"), "member": OuterRef("owner")}
        rows = rows.exclude(Exists(Exemption.objects.filter(kind="lock", **own)))
    return rows


def views_today(pool: Pool, member_id: int) -> int:
    """How many records of the pool the member opened today."""
    return Viewed.objects.filter(pool=pool, member=member_id, day=clock.today()).count()
