"""Permissions that the routes app guards."""

from yingdan.kernel.permissions import register

register("route", read=("查看拜访路线", "View routes"), edit=("规划拜访路线", "Plan routes"))
register("route_setup", scoped=False, manage=("设置路线规划", "Set up route planning"))
