"""The pools as their page shows them: what lies in each, and where the reader stands."""

from typing import Any

from django.db.models import Count

from yingdan.accounts.models import Role
from yingdan.kernel.actor import Actor
from yingdan.pools import kinds
from yingdan.pools.models import Entry, Party, Pool
from yingdan.pools.rules.limits import room
from yingdan.pools.selectors import standing
from yingdan.pools.selectors.pools import administered_pools, claimable_pools, visible_pools

COUNTED = 10_000
_SET = (
    "id", "version", "name", "kind", "note", "active", "position", "team_id", "assign_only", "hidden", "max_held",
    "free_held", "claims_per_day", "cooldown_days", "protect_hours", "views_per_day", "max_locks", "claim_reasons",
    "release_reasons", "fresh", "undo_hours", "warn_days", "warn_superior_days", "onward_id", "onward_days",
)  # fmt: skip


def pools(actor: Actor) -> list[dict[str, Any]]:
    """All pools in sight with the reader's standing."""
    rows = list(visible_pools(actor).order_by("position", "id"))
    counts = dict(Entry.objects.filter(pool__in=rows).values_list("pool").annotate(Count("id")))
    mine = set(claimable_pools(actor).values_list("id", flat=True))
    admin = set(administered_pools(actor).values_list("id", flat=True))
    return [
        {**settings(pool), "count": counts.get(pool.pk, 0), "admin": pool.pk in admin, "member": pool.pk in mine,
         "standing": _standing(actor, pool) if pool.pk in mine and actor.member_id else None}
        for pool in rows
    ]  # fmt: skip


def settings(pool: Pool) -> dict[str, Any]:
    """What was set."""
    return {name: getattr(pool, name) for name in _SET}


def _standing(actor: Actor, pool: Pool) -> dict[str, Any]:
    member = actor.member_id or 0
    here, limits = standing.standing(pool, member), standing.limits_of(pool)
    views = standing.views_today(pool, member) if pool.views_per_day is not None else 0
    return {"held": here.held, "claimed_today": here.claimed_today, "viewed_today": views, "left": room(limits, here)}


def parties(pool: Pool) -> list[dict[str, Any]]:
    """Who belongs to the pool, with names."""
    rows = Party.objects.filter(pool=pool).select_related("member", "team", "role").order_by("-admin", "id")
    return [
        {
            "admin": row.admin, "member_id": row.member_id, "team_id": row.team_id, "role_id": row.role_id,
            "name": row.member.name if row.member else row.team.name if row.team else row.role.zh if row.role else "",
            "name_en": row.role.en if row.role else "",
        }
        for row in rows
    ]  # fmt: skip


def roles() -> list[dict[str, Any]]:
    """All roles with their names."""
    found = Role.objects.order_by("position", "id")
    return [{"id": one.pk, "code": one.code, "label": {"zh": one.zh, "en": one.en}} for one in found]


def ownerless(actor: Actor, kind_name: str) -> int:
    """Records that nobody owns and that lie in no pool, up to 10,000: an administrator should put them somewhere."""
    kind = kinds.get(kind_name)
    rows = kind.reached(actor, f"{kind.name}.read").filter(owner=None, pool_entry=None).exclude(kind.busy())
    return rows.values("id")[:COUNTED].count()
