"""Permissions that the remedies app guards."""

from yingdan.kernel.permissions import register

register(
    "remedy",
    read=("查看缺口与补救", "View gaps and remedies"),
    edit=("布置补救措施", "Assign remedies"),
    export=("导出补救措施", "Export remedies"),
)
register(
    "plan_review",
    read=("查看计划与评估", "View monthly plan reviews"),
    edit=("主持计划与评估", "Lead monthly plan reviews"),
    export=("导出计划与评估", "Export monthly plan reviews"),
)
