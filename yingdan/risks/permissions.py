"""Permissions that the risks app guards."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "risk",
    read=("查看风险", "View risks"),
    create=("登记风险", "Raise risks"),
    edit=("处理风险", "Work on risks"),
    delete=("删除风险", "Delete risks"),
    assign=("指定风险负责人", "Give risks to others"),
    export=("导出风险", "Export risks"),
)
_import_risk: dict[str, Any] = {"import": ("导入风险", "Import risks")}  # a word of Python, so not a keyword argument
register("risk", **_import_risk)
register("risk_setup", scoped=False, manage=("设置风险规则", "Set up risk rules"))
