"""Permissions that the deals app guards."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "deal",
    read=("查看商机", "View deals"),
    create=("新建商机", "Create deals"),
    edit=("编辑商机", "Edit deals"),
    delete=("删除商机", "Delete deals"),
    assign=("分配商机", "Assign deals"),
    export=("导出商机", "Export deals"),
    override=("放行未达标的商机", "Let deals pass a stage gate"),
)
_import_deal: dict[str, Any] = {"import": ("导入商机", "Import deals")}  # a word of Python, so not a keyword argument
register("deal", **_import_deal)
register(
    "competitor",
    scoped=False,
    read=("查看竞争对手", "View competitors"),
    create=("新建竞争对手", "Create competitors"),
    edit=("编辑竞争对手", "Edit competitors"),
    delete=("删除竞争对手", "Delete competitors"),
    export=("导出竞争对手", "Export competitors"),
)
register("pipeline", scoped=False, manage=("设置销售流程", "Manage sales pipelines"))
