"""What the insight app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("board", ("龙虎榜播报", "Leaderboard broadcast"))
register_texts(
    {
        "notify.board.broadcast": ("播报：{zh}{en:.0}", "Broadcast: {en}{zh:.0}"),  # of the other language nothing
        "sms.board.broadcast": ("播报：{zh_brief}{en_brief:.0}", "Broadcast: {en_brief}{zh_brief:.0}"),
        "deals_out_of_reach": (
            "其中 {count} 个商机在您看不到的部门：数字包含它们，打开的列表里没有",
            "{count} of these deals are in teams that you do not see: figures contain them, the lists that open do not",
        ),
        "board_morning": ("早间龙虎榜", "Morning leaderboard"),
        "board_evening": ("晚间龙虎榜", "Evening leaderboard"),
        "board_week": ("本周累计", "week to date"),
        "board_month": ("{month}累计", "{month} to date"),
        "board_quarter": ("{quarter}季度累计", "Q{quarter} to date"),
        "board_year": ("{year}年累计", "{year} to date"),
        "board_place": ("{what} · {span}：第 {rank} 名，{value}", "{what}, {span}: place {rank} with {value}"),
        "board_team_place": (
            "{what} · {span}：{team}第 {rank} 名，{value}",
            "{what}, {span}: {team} on place {rank} with {value}",
        ),
        "board_none": ("{what} · {span}：还没有上榜", "{what}, {span}: not on the board yet"),
        "board_hidden": ("{what} · {span}：{value}（不参与公布）", "{what}, {span}: {value} (not published)"),
        "board_gap": ("，距上一名还差 {gap}", ", {gap} behind the place above"),
        "board_best": ("；榜首 {best} {value}", "; best: {best} with {value}"),
        "board_brief": ("{span}{what}第 {rank} 名 {value}", "{span} {what}: place {rank}, {value}"),
        "board_brief_none": ("{span}{what}还没有上榜", "{span} {what}: not on the board yet"),
        "board_group": ("【{what} · {span}】{size} 上榜", "[{what}, {span}] {size} on the board"),
        "board_group_none": ("暂无", "Nobody yet"),
        "broadcast_order": ("晚间须晚于早间", "The evening must come after the morning"),
        "unpublished_one": ("请选择一位成员或一个团队", "Choose one member or one team"),
        "unpublished_taken": ("已在不公布名单里", "Is on the list already"),
        "not_your_dashboard": (
            "只有看板的创建人可以修改它，您可以复制一份",
            "Only who made this dashboard can change it; make a copy of your own",
        ),
        "event.broadcast.saved": ("设置龙虎榜播报（{name}）", "set up the leaderboard broadcast of {name}"),
        "event.broadcast.removed": ("删除龙虎榜播报（{name}）", "removed the leaderboard broadcast of {name}"),
        "event.board.hidden": ("龙虎榜不再公布“{name}”", "took {name} off published leaderboards"),
        "event.board.shown": ("龙虎榜恢复公布“{name}”", "put {name} back on published leaderboards"),
    }
)
