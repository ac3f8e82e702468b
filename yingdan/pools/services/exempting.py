"""Records that no rule takes: the owner locks a few, an administrator lists some."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, Forbidden, NotFound
from yingdan.pools import kinds
from yingdan.pools.kinds import Kind
from yingdan.pools.models import Exemption
from yingdan.pools.selectors.pools import administered_pools, claimable_pools
from yingdan.pools.services import refreshing

_ONE_AT_A_TIME = 7_204_003


def lock(actor: Actor, kind_name: str, record_id: int, reason: str = "") -> None:
    """The owner keeps a record out of recycling; only so many each."""
    kind = kinds.get(kind_name)
    row = kind.reached(actor, f"{kind.name}.edit").filter(id=record_id).first()
    if row is None:
        raise NotFound
    if row.owner_id is None or row.owner_id != actor.member_id:
        raise Forbidden("pool_lock_own")
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s::bigint::int)", [_ONE_AT_A_TIME, row.owner_id % 2**31])
    if Exemption.objects.filter(kind="lock", **{kind.column: record_id}).exists():
        return
    most = most_locks(actor, kind)
    if most is not None and locks(kind, row.owner_id) >= most:
        raise Conflict("pool_locks_used", max=most)
    Exemption.objects.create(
        kind="lock", member_id=row.owner_id, by_id=actor.member_id, reason=reason, **{kind.column: record_id}
    )
    refreshing.refresh(kind, [record_id])


def unlock(actor: Actor, kind_name: str, record_id: int) -> None:
    """The owner, or who may assign the record, gives the lock up."""
    kind = kinds.get(kind_name)
    own = kind.reached(actor, f"{kind.name}.edit").filter(owner=actor.member_id or 0)
    rows = kind.model.objects.filter(Q(id__in=own.values("id")) | Q(id__in=_assignable(actor, kind)), id=record_id)
    if not rows.exists():
        raise NotFound
    Exemption.objects.filter(kind="lock", **{kind.column: record_id}).delete()
    refreshing.refresh(kind, [record_id])


def _assignable(actor: Actor, kind: Kind) -> Any:
    return kind.reached(actor, f"{kind.name}.assign").values("id")


def locks(kind: Kind, member_id: int) -> int:
    """Locks of records that the member still owns."""
    mine = {f"{kind.name}__owner": member_id}
    return Exemption.objects.filter(kind="lock", member=member_id, **mine).count()


def most_locks(actor: Actor, kind: Kind) -> int | None:
    """How many records the actor may lock: the strictest of the pools one belongs to."""
    caps = claimable_pools(actor).filter(kind=kind.name, max_locks__isnull=False).values_list("max_locks", flat=True)
    return min((one for one in caps if one is not None), default=None)


def put_on_list(actor: Actor, kind_name: str, record_id: int, reason: str, until: date | None) -> None:
    """An administrator keeps a record out of recycling, for good or until a day."""
    kind = _administered(actor, kind_name, record_id)
    key: dict[str, Any] = {"kind": "list", kind.column: record_id}
    Exemption.objects.update_or_create(**key, defaults={"by_id": actor.member_id, "reason": reason, "until": until})
    refreshing.refresh(kind, [record_id])


def take_off_list(actor: Actor, kind_name: str, record_id: int) -> None:
    """The record is subject to the rules again."""
    kind = _administered(actor, kind_name, record_id)
    Exemption.objects.filter(kind="list", **{kind.column: record_id}).delete()
    refreshing.refresh(kind, [record_id])


def _administered(actor: Actor, kind_name: str, record_id: int) -> Kind:
    kind = kinds.get(kind_name)
    if not kind.reached(actor, f"{kind.name}.read").filter(id=record_id).exists():
        raise NotFound
    if not administered_pools(actor).filter(kind=kind.name).exists():
        raise Forbidden("pool_not_admin", name="")
    return kind


def standing(actor: Actor, kind: Kind, record_id: int) -> dict[str, Any]:
    """Locks and list of one record, with what the actor may do."""
    rows = {row.kind: row for row in Exemption.objects.filter(**{kind.column: record_id}).select_related("by")}
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
