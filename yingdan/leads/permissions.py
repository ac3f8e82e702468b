"""Permissions that the leads app guards."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "lead",
    read=("查看线索", "View leads"),
    create=("新建线索", "Create leads"),
    edit=("编辑线索", "Edit leads"),
    delete=("删除线索", "Delete leads"),
    assign=("分配线索", "Assign leads"),
    convert=("转化线索", "Convert leads"),
    export=("导出线索", "Export leads"),
)
_import_lead: dict[str, Any] = {"import": ("导入线索", "Import leads")}  # a word of Python, so not a keyword argument
register("lead", **_import_lead)
register(
    "source",
    scoped=False,
    read=("查看线索来源", "View sources of leads"),
    create=("新建线索来源", "Create sources of leads"),
    edit=("编辑线索来源", "Edit sources of leads"),
    delete=("删除线索来源", "Delete sources of leads"),
    export=("导出线索来源", "Export sources of leads"),
)
_import_source: dict[str, Any] = {
    "import": ("导入线索来源", "Import sources of leads")
}  # a word of Python, so not a keyword argument
register("source", scoped=False, **_import_source)
register(
    "lead_setup",
    scoped=False,
    manage=("设置表单、转化和评分", "Set up web forms, conversion and score"),
)
