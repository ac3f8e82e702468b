"""Permissions that the org app guards."""

from yingdan.kernel.permissions import register

register(
    "member",
    read=("查看成员", "View members"),
    create=("新建成员", "Add members"),
    edit=("编辑成员", "Edit members"),
    delete=("删除成员", "Delete members"),
    export=("导出成员", "Export members"),
)
register("member", **{"import": ("导入成员", "Import members")})
register("team", scoped=False, manage=("管理组织架构", "Manage the organisation"))
