"""Permissions that the pools app guards."""

from yingdan.kernel.permissions import register

register(
    "pool",
    scoped=False,
    read=("查看公海", "View public pools"),
    claim=("领取公海记录", "Claim from public pools"),
    manage=("设置公海与回收规则", "Set up public pools and recycling"),
    export=("导出公海记录与效益", "Export public pools"),
)
register("pool", release=("退回公海", "Release to public pools"))
