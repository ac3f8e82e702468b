"""Permissions that the catalogue guards: products are the same for everybody, so there is no reach."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "product",
    scoped=False,
    read=("查看产品", "View products"),
    create=("新建产品", "Create products"),
    edit=("编辑产品", "Edit products"),
    delete=("删除产品", "Delete products"),
    export=("导出产品", "Export products"),
)
_import_product: dict[str, Any] = {
    "import": ("导入产品", "Import products")
}  # a word of Python, so not a keyword argument
register("product", scoped=False, **_import_product)
