"""Roles and what they may do."""

from collections.abc import Mapping

from django.db import transaction

from yingdan.accounts.errors import RoleFixed
from yingdan.accounts.models import Role
from yingdan.accounts.roles import ADMINISTRATOR, DEFAULT_ROLES
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.kernel.permissions import catalogue


@transaction.atomic
def ensure_defaults() -> None:
    """Makes the ten roles, and brings those that nobody edited up to this version's defaults. Safe to repeat."""
    present = {role.code: role for role in Role.objects.select_for_update()}
    for position, default in enumerate(DEFAULT_ROLES):
        role = present.get(default.code)
        if role is None:
            Role.objects.create(
                code=default.code,
                zh=default.zh,
                en=default.en,
                grants=default.grants,
                position=position,
                builtin=True,
            )
        elif role.version == 1 and role.grants != default.grants:
            role.grants = default.grants
            role.save(update_fields=["grants"])


def set_grants(*, actor: Actor, code: str, grants: Mapping[str, str], version: int) -> Role:
    """Replaces what a role may do. Grants of permissions that this installation does not know (yet) are kept."""
    role = Role.objects.select_for_update().filter(code=code).first()
    if role is None:
        raise NotFound
    if code == ADMINISTRATOR:
        raise RoleFixed
    if role.version != version:
        raise Conflict("version_conflict", current_version=role.version)
    unknown = {code: reach for code, reach in role.grants.items() if code not in catalogue()}
    role.grants = {**unknown, **_checked(grants)}
    role.version += 1
    role.save(update_fields=["grants", "version"])
    return role


def _checked(grants: Mapping[str, str]) -> dict[str, str]:
    for code, reach in grants.items():
        permission = catalogue().get(code)
        if permission is None:
            raise invalid("grants", "unknown_permission", value=code)
        if reach not in list(Scope) or (not permission.scoped and reach != Scope.all):
            raise invalid("grants", "unknown_scope", value=reach)
    return dict(sorted(grants.items()))
