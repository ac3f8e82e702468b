"""Who a cookie, a token or a user id stands for; two queries at most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import orjson
from django.db import connection
from django.db.models import Count, Q, QuerySet

from yingdan.accounts import rules
from yingdan.accounts.models import Role, User, UserRole
from yingdan.accounts.roles import EVERYTHING
from yingdan.kernel import ports
from yingdan.kernel.actor import Actor, Channel, Locale, Scope
from yingdan.kernel.permissions import catalogue

_ROLES = """(select coalesce(jsonb_agg(jsonb_build_array(r.code, r.grants, r.fields)), '[]')
    from accounts_userrole ur join accounts_role r on r.id = ur.role_id where ur.user_id = u.id)"""
_USER = f"u.id, u.name, u.locale, u.must_change_password, {_ROLES}"
_BY_SESSION = f"""select s.id, s.last_seen_at, s.channel, null, {_USER}
    from accounts_session s join accounts_user u on u.id = s.user_id and u.is_active
    where s.token_hash = %s and s.expires_at > now()"""  # noqa: S608 - constants only
_BY_TOKEN = f"""select t.id, t.last_used_at, 'token', t.permissions, {_USER}
    from accounts_apitoken t join accounts_user u on u.id = t.user_id and u.is_active
    where t.token_hash = %s and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())"""  # noqa: S608 - constants only
_BY_USER = f"""select 0, null, 'web', null, {_USER} from accounts_user u where u.id = %s and u.is_active"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in user: the actor, and the session or token that proves it."""

    actor: Actor
    key_id: int
    last_seen: datetime | None
    must_change_password: bool


def by_session(token: str) -> Identity | None:
    """The identity behind a session cookie; None when it has ended or the user left."""
    return _identity(_BY_SESSION, rules.token_hash(token))


def by_token(token: str) -> Identity | None:
    """The identity behind an API token, narrowed to the token's permissions."""
    return _identity(_BY_TOKEN, rules.token_hash(token))


def actor_of_user(user_id: int, channel: Channel = "web") -> Actor | None:
    """The actor for work done later in a user's name (an export, a notification); None when the user left."""
    found = _identity(_BY_USER, user_id)
    return replace(found.actor, channel=channel) if found else None


def _identity(sql: str, key: str | int) -> Identity | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        row = cursor.fetchone()
    if row is None:
        return None
    key_id, last_seen, channel, permissions, user_id, name, locale, must_change, roles = row
    held: list[tuple[str, Mapping[str, str], Mapping[str, str]]] = orjson.loads(roles)
    grants = rules.merged([grants for _, grants, _ in held], catalogue())
    limit: Literal["", "limited", "reading"] = ""
    if permissions is not None:
        chosen = orjson.loads(permissions)
        grants, limit = rules.narrowed(grants, chosen), "reading" if rules.reads_only(chosen) else "limited"
    actor = _placed(user_id, name, frozenset(code for code, _, _ in held), grants, channel, locale)
    actor = replace(actor, key=limit) if limit else actor
    hidden = rules.kept_back([(grants, fields) for _, grants, fields in held], read_permission)
    return Identity(replace(actor, hidden=hidden) if hidden else actor, key_id, last_seen, must_change)


def holders(permission: str) -> QuerySet[UserRole, int]:
    """Users whose roles grant a permission with whatever reach, as a subquery of their ids."""
    granting = Q(role__grants__has_key=permission) | Q(role__grants__has_key=EVERYTHING)
    return UserRole.objects.filter(granting).order_by().values_list("user_id", flat=True)


def read_permission(resource: str) -> str:
    """The permission by which records of a resource are read."""
    known = ports.fields.get("platform")
    return known.permission(resource) if known else f"{resource}.read"


def _placed(
    user_id: int, name: str, roles: frozenset[str], grants: Mapping[str, Scope], channel: Channel, locale: Locale
) -> Actor:
    lookup = ports.membership.get("org")
    place = lookup.find(user_id) if lookup else None
    return Actor(
        name=name,
        user_id=user_id,
        member_id=place.member_id if place else None,
        roles=roles,
        grants=grants,
        team_ids=place.team_ids if place else (),
        below_ids=place.below_ids if place else (),
        channel=channel,
        locale=locale,
    )


def roles() -> QuerySet[Role]:
    """All roles in their order."""
    return Role.objects.order_by("position", "id")


def roles_of(user_id: int) -> QuerySet[Role]:
    """The roles of a user."""
    return roles().filter(user_roles__user=user_id)


def roles_by_user(user_ids: Iterable[int]) -> dict[int, list[Role]]:
    """The roles of many users."""
    result: dict[int, list[Role]] = {}
    rows = UserRole.objects.filter(user__in=list(user_ids)).select_related("role")
    for row in rows.order_by("role__position", "role_id"):
        result.setdefault(row.user_id, []).append(row.role)
    return result


def users_by_role() -> dict[int, int]:
    """How many active users have each role, by role id."""
    held = UserRole.objects.filter(user__is_active=True).values("role").annotate(users=Count("id"))
    return {row["role"]: row["users"] for row in held}


def active_administrators() -> QuerySet[User]:
    """Users who may sign in and manage everything."""
    return User.objects.filter(is_active=True, user_roles__role__code="administrator").distinct()
