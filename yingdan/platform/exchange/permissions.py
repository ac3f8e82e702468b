"""Permissions of the import."""

from yingdan.kernel.permissions import register

register("import", scoped=False, manage=("导入数据与撤销导入", "Import data and undo imports"))
