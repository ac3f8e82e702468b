"""Permissions that the targets app guards."""

from yingdan.kernel.permissions import register

register("metric", scoped=False, manage=("定义指标", "Define metrics"))
register(
    "target",
    read=("查看目标与达成", "View targets and attainment"),
    total=("查看所在团队的目标合计", "See the target total of one's own team"),
    edit=("分解与编辑目标", "Split and edit targets"),
    publish=("发布目标", "Publish targets"),
)
