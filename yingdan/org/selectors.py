"""Who may see whose rows: the one place where the reach of a permission becomes a condition."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from yingdan.kernel.actor import Actor, Scope

M = TypeVar("M", bound=Model)


def reach(actor: Actor, permission: str, *, owner: str = "owner_id", team: str = "team_id") -> Q | None:
    """The condition on owned rows for a permission: None = no condition (all), an impossible one when not granted."""
    scope = actor.scope(permission)
    if scope is Scope.all:
        return None
    if scope is None or actor.member_id is None:
        return Q(pk__in=[])
    mine = Q(**{owner: actor.member_id})
    if scope is Scope.own:
        return mine
    teams = actor.team_ids if scope is Scope.team else actor.below_ids
    return mine | Q(**{f"{team}__in": list(teams)})


def visible(
    rows: QuerySet[M], actor: Actor, permission: str, *, shared: Iterable[int] = (), prefix: str = ""
) -> QuerySet[M]:
    """Owned rows within reach, plus those shared with the actor (ids). `prefix` leads to the owned row (`customer__`)."""
    condition = reach(actor, permission, owner=f"{prefix}owner_id", team=f"{prefix}team_id")
    if condition is None:
        return rows
    ids = list(shared)
    if ids and actor.may(permission):
        condition |= Q(**{f"{prefix}id__in": ids})
    return rows.filter(condition)


def narrow(rows: QuerySet[M], actor: Actor, scope: str, *, shared: Iterable[int] = (), prefix: str = "") -> QuerySet[M]:
    """The scope tabs of a list: mine, team, below, shared (all = as visible)."""
    match scope:
        case "mine":
            return rows.filter(**{f"{prefix}owner_id": actor.member_id})
        case "team":
            return rows.filter(**{f"{prefix}team_id__in": list(actor.team_ids)})
        case "below":
            return rows.filter(**{f"{prefix}team_id__in": list(actor.below_ids)}).exclude(
                **{f"{prefix}owner_id": actor.member_id}
            )
        case "shared":
            return rows.filter(**{f"{prefix}id__in": list(shared)})
        case _:
            return rows
