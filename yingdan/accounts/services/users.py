"""Users: making them, their roles, and taking them out of service."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.db import transaction
from django.db.models import QuerySet

from yingdan.accounts import rules, selectors
from yingdan.accounts.errors import LastAdministrator, NotByToken
from yingdan.accounts.models import Role, User, UserRole
from yingdan.accounts.roles import ADMINISTRATOR, EVERYTHING
from yingdan.accounts.services import passwords, roles, sessions
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import NotFound, invalid

MANAGE_ROLES = "role.manage"


def create(
    *, actor: Actor, username: str, name: str, role_codes: Iterable[str], locale: str = "zh-CN", email: str = ""
) -> tuple[User, str]:
    """A new user with a one-time password, which is returned once."""
    chosen = _roles(role_codes)
    _may_give(actor, chosen)
    _free(username)
    password = rules.one_time_password()
    user = User(username=username, name=name, locale=locale, email=email, must_change_password=True)
    user.set_password(password)
    user.save(force_insert=True)
    UserRole.objects.bulk_create(UserRole(user=user, role=role) for role in chosen)
    return user, password


def create_many(
    *,
    actor: Actor,
    people: Sequence[tuple[str, str]],
    role_codes: Iterable[str],
    ids: Sequence[int] | None = None,
) -> list[User]:
    """Many users at once from (username, name), with given ids if any.

    They cannot sign in until they are given a one-time password.
    """
    chosen = _roles(role_codes)
    _may_give(actor, chosen)
    unusable = make_password(None)
    users = [
        User(username=username, name=name, password=unusable, must_change_password=True) for username, name in people
    ]
    for user, given in zip(users, ids or (), strict=bool(ids)):
        user.id = given
    users = User.objects.bulk_create(users, batch_size=1000)
    UserRole.objects.bulk_create([UserRole(user=user, role=role) for user in users for role in chosen], batch_size=5000)
    return users


def set_roles(*, actor: Actor, user_id: int, role_codes: Iterable[str]) -> None:
    """Replaces a user's roles; one's own, and those that can manage roles, only by who may manage roles."""
    chosen = _roles(role_codes)
    user = _locked(user_id)
    before = list(selectors.roles_of(user_id))
    changed = set(chosen) ^ set(before)
    if not changed:
        return
    _may_give(actor, changed)
    if user_id == actor.user_id:
        actor.need(MANAGE_ROLES)
    UserRole.objects.filter(user=user, role__in=set(before) - set(chosen)).delete()
    UserRole.objects.bulk_create(UserRole(user=user, role=role) for role in set(chosen) - set(before))
    _keep_an_administrator(before)


def reset_password(*, actor: Actor, user_id: int) -> str:
    """Gives a one-time password, returned once; ends the user's sessions."""
    if not actor.is_system:
        sessions.require_person(actor)
    user = _locked(user_id)
    _may_give(actor, selectors.roles_of(user_id))
    return passwords.give_one_time(user)


def deactivate(*, actor: Actor, user_id: int) -> None:
    """The user may not sign in any more; sessions end, tokens stop working."""
    user = _locked(user_id)
    held = list(selectors.roles_of(user_id))
    _may_give(actor, held)
    user.is_active = False
    user.save(update_fields=["is_active"])
    sessions.end_all(user_id)
    _keep_an_administrator(held)


def reactivate(*, actor: Actor, user_id: int) -> None:
    """The user may sign in again."""
    user = _locked(user_id)
    _may_give(actor, selectors.roles_of(user_id))
    user.is_active = True
    user.save(update_fields=["is_active"])


def rename(*, user_id: int, name: str) -> None:
    """The name shown for the user."""
    user = _locked(user_id)
    user.name = name
    user.save(update_fields=["name"])


def rename_many(names: Mapping[int, str]) -> None:
    """Names shown, by user id; only those that differ are written."""
    users = [user for user in User.objects.filter(id__in=names) if user.name != names[user.id]]
    for user in users:
        user.name = names[user.id]
    User.objects.bulk_update(users, ["name"], batch_size=1000)


def remove_unused(*, but: QuerySet[Any]) -> int:
    """Deletes users that never could sign in and that nobody (`but`: user ids) needs any more; returns how many."""
    unused = User.objects.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login=None).exclude(id__in=but)
    ids = list(unused.values_list("id", flat=True))
    User.objects.filter(id__in=ids).delete()
    return len(ids)


def set_own(*, actor: Actor, locale: str | None, email: str | None, preferences: Mapping[str, Any] | None) -> User:
    """What users set themselves; preferences are merged, a null removes one. Not by a token with some permissions."""
    if actor.key:
        raise NotByToken
    user = _locked(actor.user_id)
    if locale is not None:
        user.locale = locale
    if email is not None:
        user.email = email
    if preferences is not None:
        both = {**user.preferences, **preferences}
        user.preferences = {key: value for key, value in both.items() if value is not None}
    user.save(update_fields=["locale", "email", "preferences"])
    return user


@transaction.atomic
def first_administrator(username: str = "admin") -> tuple[User, str] | None:
    """The first user of an empty installation, with a one-time password; None when there is a user already."""
    if User.objects.exists():
        return None
    roles.ensure_defaults()
    actor = Actor.system("first start", channel="cli")
    return create(actor=actor, username=username, name="管理员", role_codes=[ADMINISTRATOR])


def _locked(user_id: int | None) -> User:
    user: User | None = User.objects.select_for_update().filter(id=user_id).first()
    if user is None:
        raise NotFound
    return user


def _roles(codes: Iterable[str]) -> list[Role]:
    wanted = list(dict.fromkeys(codes))
    found = {role.code: role for role in Role.objects.filter(code__in=wanted)}
    for code in wanted:
        if code not in found:
            raise invalid("roles", "unknown_role", value=code)
    return [found[code] for code in wanted]


def _may_give(actor: Actor, given: Iterable[Role]) -> None:
    """Who may make users must not make administrators, or take over one's account, unless being one."""
    if any(EVERYTHING in role.grants or MANAGE_ROLES in role.grants for role in given):
        actor.need(MANAGE_ROLES)


def _free(username: str) -> None:
    if User.objects.filter(username=username).exists():
        raise invalid("username", "username_taken", value=username)


def _keep_an_administrator(held: Iterable[Role]) -> None:
    """Checked after somebody who `held` the role lost it or left.

    The role's row is locked first, so that two administrators cannot remove each other at the same time.
    """
    if all(role.code != ADMINISTRATOR for role in held):
        return
    Role.objects.select_for_update().filter(code=ADMINISTRATOR).first()
    if not selectors.active_administrators().exists():
        raise LastAdministrator
