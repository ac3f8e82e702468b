"""Permissions that the insight app guards."""

from yingdan.kernel.permissions import register

register("insight", read=("查看漏斗与预测", "View funnel and forecast"))
register("insight", scoped=False, leaderboard=("查看龙虎榜", "View the leaderboard"))
register(
    "insight",
    broadcast=("设置龙虎榜播报与不公布名单", "Set up leaderboard broadcasts, and who is not published"),
)
