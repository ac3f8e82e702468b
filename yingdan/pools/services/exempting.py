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
from yingdan.pools.selectors.exemptions import locks, most_locks
from yingdan.pools.selectors.pools import administered_pools
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
    key: dict[str, Any] = {"kind": "lock", kind.column: record_id}
    if Exemption.objects.filter(**key, member=row.owner_id).exists():
        return
    most = most_locks(actor, kind)
    if most is not None and locks(kind, row.owner_id) >= most:
        raise Conflict("pool_locks_used", max=most)
    mine = {"member_id": row.owner_id, "by_id": actor.member_id, "reason": reason, "at": clock.now()}
    Exemption.objects.update_or_create(**key, defaults=mine)  # a lock of an owner before is of no use any more
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
