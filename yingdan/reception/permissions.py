"""Permissions that the reception app guards."""

from yingdan.kernel.permissions import register

register("reception", read=("查看前台接待", "View the reception register"))
register(
    "reception",
    scoped=False,
    register=("登记来访来电", "Register calls and visits"),
    manage=("设置值班轮序、裁决归属", "Set up the rota, decide disputes"),
)
register("reception", export=("导出前台接待", "Export the reception register"))
