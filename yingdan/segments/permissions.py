"""Permissions that the segments app guards. Who may read customers may read their classes, warnings and losses."""

from yingdan.kernel.permissions import register

register(
    "segment", scoped=False, manage=("设置客户分级、预警与流失原因", "Set up classes, warnings and reasons of loss")
)
register("segment", pin=("固定客户分类", "Fix the class of customers"))
