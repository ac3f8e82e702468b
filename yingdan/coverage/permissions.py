"""Permissions that the coverage app guards."""

from yingdan.kernel.permissions import register

register(
    "coverage",
    read=("查看七定卡", "View coverage cards"),
    edit=("制定七定卡", "Make coverage cards"),
    export=("导出七定卡", "Export coverage cards"),
)
register("coverage_setup", scoped=False, manage=("设置拜访标准与时间", "Set up visit standards and times"))
