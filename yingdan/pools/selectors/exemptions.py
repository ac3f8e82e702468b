"""Records that no rule takes: how many are locked, and what keeps one of them."""

from typing import Any

from django.db.models import F, Q

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Exemption
from yingdan.pools.selectors.pools import administered_pools, claimable_pools


def locks(kind: Kind, member_id: int) -> int:
    """Locks of records that the member still owns."""
    mine = {f"{kind.name}__owner": member_id}
    return Exemption.objects.filter(kind="lock", member=member_id, **mine).count()


def most_locks(actor: Actor, kind: Kind) -> int | None:
    """How many records the actor may lock: the strictest of the pools one belongs to."""
    caps = claimable_pools(actor).filter(kind=kind.name, max_locks__isnull=False).values_list("max_locks", flat=True)
    return min((one for one in caps if one is not None), default=None)


def standing(actor: Actor, kind: Kind, record_id: int) -> dict[str, Any]:
    """Locks and list of one record, with what the actor may do."""
    holding = Q(kind="list") | Q(member=F(f"{kind.name}__owner"))  # a lock of an owner before says nothing
    rows = {row.kind: row for row in Exemption.objects.filter(holding, **{kind.column: record_id})}
    listed = rows.get("list")
    over = listed is not None and listed.until is not None and listed.until < clock.today()
    return {
        "locked": "lock" in rows,
        "locks": locks(kind, actor.member_id) if actor.member_id else 0,
        "max_locks": most_locks(actor, kind),
        "listed": listed is not None and not over,
        "listed_reason": listed.reason if listed else "",
        "listed_until": listed.until if listed else None,
        "may_list": administered_pools(actor).filter(kind=kind.name).exists(),
    }
