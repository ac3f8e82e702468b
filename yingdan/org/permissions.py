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
register(
    "leave",
    read=("查看休假", "View leave"),
    create=("登记休假", "Register leave"),
    edit=("修改、取消休假", "Change and cancel leave"),
    delete=("删除休假", "Delete leave"),
    export=("导出休假", "Export leave"),
)
_IMPORT_LEAVE: dict[str, Any] = {"import": ("导入休假", "Import leave")}
register("leave", **_IMPORT_LEAVE)
register("calendar", scoped=False, manage=("维护工作日历", "Manage the working calendar"))
register("team", scoped=False, manage=("管理组织架构", "Manage the organisation"))
