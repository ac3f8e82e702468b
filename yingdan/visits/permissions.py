"""Permissions that the visits app guards."""

from yingdan.kernel.permissions import register

register(
    "visit",
    read=("查看拜访", "View visits"),
    create=("签到拜访", "Check in at customers"),
    edit=("安排拜访计划", "Plan visits"),
    assign=("给他人指派拜访", "Give visits to others"),
    export=("导出拜访", "Export visits"),
    signals=("查看拜访定位与设备信号", "View positions and device facts of visits"),
)
register("visit_setup", scoped=False, manage=("设置拜访类型与签到规则", "Set up visit types and check-ins"))
