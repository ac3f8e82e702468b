"""Roles and the catalogue of permissions."""

from typing import Any

from yingdan.accounts import selectors
from yingdan.accounts.models import Role
from yingdan.accounts.roles import ADMINISTRATOR
from yingdan.accounts.rules import merged
from yingdan.accounts.services import roles
from yingdan.accounts.types import FieldsToHide, Permissions, RoleGrants, RoleOut, Roles
from yingdan.kernel.http import Request, Router
from yingdan.kernel.permissions import SIGNED_IN, catalogue

router = Router(tags=["roles"])


@router.get("/roles", permission=SIGNED_IN, response=Roles)
def list_roles(request: Request) -> dict[str, Any]:
    """All roles and what they may do."""
    users = selectors.users_by_role()
    return {"items": [_role(role, users.get(role.id, 0)) for role in selectors.roles()]}


@router.put("/roles/{code}", permission="role.manage", response=RoleOut)
def set_grants(request: Request, code: str, payload: RoleGrants) -> dict[str, Any]:
    """Replaces what a role may do."""
    role = roles.set_grants(
        actor=request.actor, code=code, grants=payload.grants, version=payload.version, fields=payload.fields
    )
    return _role(role, selectors.users_by_role().get(role.id, 0))


@router.get("/permissions", permission=SIGNED_IN, response=Permissions)
def list_permissions(request: Request) -> dict[str, Any]:
    """Every permission that this installation knows."""
    return {
        "items": [
            {
                "code": one.code,
                "group": one.code.partition(".")[0],
                "label": {"zh": one.zh, "en": one.en},
                "scoped": one.scoped,
                "reads": one.reads,
            }
            for one in catalogue().values()
        ]
    }


@router.get("/permissions/fields", permission="role.manage", response=FieldsToHide)
def list_fields(request: Request) -> dict[str, Any]:
    """Every field that can be hidden from a role, by resource."""
    return {
        "items": [
            {
                "resource": one.resource,
                "label": _pair(one.label),
                "permission": one.permission,
                "fields": [
                    {"name": field.name, "label": _pair(field.label), "maskable": field.maskable}
                    for field in one.fields
                ],
            }
            for one in roles.hideable()
        ]
    }


def _pair(label: tuple[str, str]) -> dict[str, str]:
    return {"zh": label[0], "en": label[1]}


def _role(role: Role, users: int) -> dict[str, Any]:
    return {
        "code": role.code,
        "label": {"zh": role.zh, "en": role.en},
        "grants": merged([role.grants], catalogue()),
        "fields": role.fields,
        "builtin": role.builtin,
        "fixed": role.code == ADMINISTRATOR,
        "users": users,
        "version": role.version,
    }
