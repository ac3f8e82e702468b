"""Pools are set up: limits, members, administrators."""

from collections.abc import Mapping, Sequence
from typing import Any

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events
from yingdan.pools import kinds
from yingdan.pools.models import Dispatch, Party, Pool
from yingdan.pools.selectors.pools import MANAGE

Parties = Sequence[Mapping[str, Any]]


def create(actor: Actor, values: dict[str, Any], parties: Parties) -> Pool:
    """A new pool with its members; `parties` are {admin, member_id | team_id | role_id}."""
    actor.need(MANAGE)
    pool = Pool(kind=kinds.get(values["kind"]).name)
    _fill(pool, values)
    pool.save()
    Dispatch.objects.create(pool=pool)
    set_parties(pool, parties)
    events.record(actor=actor, verb="pool.created", resource="pool", object_id=pool.pk, name=pool.name)
    return pool


def save(actor: Actor, pool_id: int, version: int, values: dict[str, Any], parties: Parties | None) -> Pool:
    """Changes a pool; Conflict when somebody did meanwhile."""
    actor.need(MANAGE)
    pool = Pool.objects.select_for_update().filter(id=pool_id).first()
    if pool is None:
        raise NotFound
    if pool.version != version:
        raise Conflict("version_conflict", current_version=pool.version)
    if values.get("kind", pool.kind) != pool.kind:
        raise invalid("kind", "pool_kind_fixed")
    _fill(pool, values)
    pool.version += 1
    pool.save()
    if parties is not None:
        set_parties(pool, parties)
    events.record(actor=actor, verb="pool.changed", resource="pool", object_id=pool.pk, name=pool.name)
    return pool


def set_parties(pool: Pool, parties: Parties) -> None:
    """Replaces who belongs to the pool, touching only what differs."""
    wanted = {(bool(one.get("admin")), one.get("member_id"), one.get("team_id"), one.get("role_id")) for one in parties}
    if any(sum(part is not None for part in one[1:]) != 1 for one in wanted):
        raise invalid("parties", "bad_value")
    present = {(row.admin, row.member_id, row.team_id, row.role_id): row.pk for row in pool.parties.all()}
    Party.objects.filter(id__in=[key for one, key in present.items() if one not in wanted]).delete()
    Party.objects.bulk_create(
        Party(pool=pool, admin=admin, member_id=member, team_id=team, role_id=role)
        for admin, member, team, role in sorted(wanted - set(present), key=str)
    )


def _fill(pool: Pool, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name != "kind":
            setattr(pool, name, value)
    pool.name = pool.name.strip()
    if not pool.name:
        raise invalid("name", "required")
    if Pool.objects.filter(kind=pool.kind, name=pool.name).exclude(id=pool.pk).exists():
        raise invalid("name", "pool_name_taken", name=pool.name)
    unknown = set(pool.hidden) - set(kinds.get(pool.kind).details)
    if unknown:
        raise invalid("hidden", "unknown_field", field=sorted(unknown)[0])
    if set(pool.free_held) - set(Pool.FREE):
        raise invalid("free_held", "bad_value")
    _check_onward(pool)


def _check_onward(pool: Pool) -> None:
    if pool.onward_id is None:
        pool.onward_days = None
        return
    if pool.onward_days is None:
        raise invalid("onward_days", "required")
    seen, here = {pool.pk}, Pool.objects.filter(id=pool.onward_id).first()
    if here is None or here.kind != pool.kind:
        raise invalid("onward_id", "pool_other_kind")
    while here is not None:
        if here.pk in seen:
            raise invalid("onward_id", "pool_circle")
        seen.add(here.pk)
        here = here.onward
