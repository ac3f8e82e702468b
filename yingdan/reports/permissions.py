"""Permissions that the reports app guards."""

from yingdan.kernel.permissions import register

register(
    "report",
    read=("查看日报与计划", "View reports and plans"),
    edit=("写日报与计划", "Write reports and plans"),
    lead=("批阅工作计划", "Answer work plans"),
    export=("导出日报", "Export reports"),
)
register("report_setup", scoped=False, manage=("设置日报规则", "Set up reports"))
