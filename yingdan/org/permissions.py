"""Permissions that the org app guards."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "member",
    read=("查看成员", "View members"),
    create=("新建成员", "Add members"),
    edit=("编辑成员", "Edit members"),
    export=("导出成员", "Export members"),
)
_IMPORT: dict[str, Any] = {"import": ("导入成员", "Import members")}  # a word of Python, so not a keyword argument
register("member", **_IMPORT)
register("team", scoped=False, manage=("管理组织架构", "Manage the organisation"))
