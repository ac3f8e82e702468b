"""Permissions that the outlets app guards; they reach as far as the customers do."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "outlet",
    read=("查看进销存与竞品", "View outlet ledgers and competitors"),
    create=("登记进销存与竞品", "Record at outlets"),
    edit=("更正进销存与竞品", "Correct records of outlets"),
    delete=("删除进销存与竞品记录", "Delete records of outlets"),
    export=("导出进销存与竞品", "Export records of outlets"),
)
_import: dict[str, Any] = {"import": ("导入进销存与竞品", "Import records of outlets")}  # a word of Python
register("outlet", **_import)
register("outlet_setup", scoped=False, manage=("设置进销存预警", "Set up warnings of outlets"))
