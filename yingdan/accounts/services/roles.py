"""Roles and what they may do."""

from collections.abc import Mapping

from django.db import transaction

from yingdan.accounts.errors import RoleFixed
from yingdan.accounts.models import Role
from yingdan.accounts.roles import ADMINISTRATOR, DEFAULT_ROLES, Grants
from yingdan.accounts.rules import HIDDEN, MASKED
from yingdan.kernel import ports
from yingdan.kernel.actor import Actor, Scope
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.kernel.permissions import catalogue
from yingdan.kernel.ports import HideableFields


@transaction.atomic
def ensure_defaults() -> None:
    """Makes the ten roles, and brings those that nobody edited up to this version's defaults. A role that an
    administrator edited gets, once, what the defaults grant of permissions that are new since; all others were decided
    on, and stay. Safe to repeat."""
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
        elif role.decided is None:
            _renew(role, default.grants)
        else:
            new = {code: reach for code, reach in default.grants.items() if code not in role.decided}
            role.decided = sorted({*role.decided, *new})
            _renew(role, {**new, **role.grants})


def _renew(role: Role, grants: Grants) -> None:
    """A form that was opened before is out of date: saving it would take away what it did not show."""
    if role.grants != grants:
        role.grants = grants
        role.version += 1
        role.save(update_fields=["grants", "decided", "version"])


def set_grants(
    *, actor: Actor, code: str, grants: Mapping[str, str], version: int, fields: Mapping[str, str] | None = None
) -> Role:
    """Replaces what a role may do, and (when given) which fields it may not see.

    Grants of permissions that this installation does not know (yet) are kept.
    """
    role = Role.objects.select_for_update().filter(code=code).first()
    if role is None:
        raise NotFound
    if code == ADMINISTRATOR:
        raise RoleFixed
    if role.version != version:
        raise Conflict("version_conflict", current_version=role.version)
    unknown = {code: reach for code, reach in role.grants.items() if code not in catalogue()}
    role.grants = {**unknown, **_checked(grants)}
    role.decided = sorted({*(role.decided or ()), *catalogue()})
    if fields is not None:
        role.fields = _checked_fields(fields, role.fields)
    role.version += 1
    role.save(update_fields=["grants", "fields", "decided", "version"])
    return role


def hideable() -> list[HideableFields]:
    """What can be hidden, by resource."""
    known = ports.fields.get("platform")
    return known.listing() if known else []


def _checked_fields(fields: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """What was hidden before may stay so, also of a custom field that is archived by now."""
    known = {f"{one.resource}.{field.name}": field for one in hideable() for field in one.fields}
    for path, way in fields.items():
        if kept.get(path) == way:
            continue
        if path not in known:
            raise invalid("fields", "field_not_hideable", value=path[:100])
        if way != HIDDEN and not (way == MASKED and known[path].maskable):
            raise invalid("fields", "unknown_choice", value=way[:40])
    return dict(sorted(fields.items()))


def _checked(grants: Mapping[str, str]) -> dict[str, str]:
    for code, reach in grants.items():
        permission = catalogue().get(code)
        if permission is None:
            raise invalid("grants", "unknown_permission", value=code)
        if reach not in list(Scope) or (not permission.scoped and reach != Scope.all):
            raise invalid("grants", "unknown_scope", value=reach)
    return dict(sorted(grants.items()))
