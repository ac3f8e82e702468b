"""Permissions that the people app guards."""

from yingdan.kernel.permissions import register

register(
    "handover",
    read=("查看交接", "View handovers"),
    manage=("办理离职、调岗交接与代管", "Hand over and set stand-ins"),
    export=("导出交接清单", "Export handovers"),
)
