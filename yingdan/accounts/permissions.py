"""Permissions that the accounts app guards."""

from yingdan.kernel.permissions import register

register("role", scoped=False, manage=("管理角色与权限", "Manage roles and permissions"))
