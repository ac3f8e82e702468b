"""Permissions that the customers app guards."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "customer",
    read=("查看客户", "View customers"),
    create=("新建客户", "Create customers"),
    edit=("编辑客户", "Edit customers"),
    delete=("删除客户", "Delete customers"),
    assign=("分配客户", "Assign customers"),
    merge=("合并客户", "Merge customers"),
    export=("导出客户", "Export customers"),
)
_import_customer: dict[str, Any] = {
    "import": ("导入客户", "Import customers")
}  # a word of Python, so not a keyword argument
register("customer", **_import_customer)
register(
    "contact",
    read=("查看联系人", "View contacts"),
    create=("新建联系人", "Create contacts"),
    edit=("编辑联系人", "Edit contacts"),
    delete=("删除联系人", "Delete contacts"),
    export=("导出联系人", "Export contacts"),
)
_import_contact: dict[str, Any] = {
    "import": ("导入联系人", "Import contacts")
}  # a word of Python, so not a keyword argument
register("contact", **_import_contact)
register(
    "followup",
    read=("查看跟进", "View follow-ups"),
    create=("写跟进", "Write follow-ups"),
    edit=("编辑跟进", "Edit follow-ups"),
    delete=("删除跟进", "Delete follow-ups"),
    export=("导出跟进", "Export follow-ups"),
)
_import_followup: dict[str, Any] = {
    "import": ("导入跟进", "Import follow-ups")
}  # a word of Python, so not a keyword argument
register("followup", **_import_followup)
