"""What the audit trail calls broadcasts, who is not published, and dashboards."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.own import account
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

TEAM = Field("team_id", ("团队", "Team"), "ref", ref="team")


def _switch(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "boolean")


describe(
    "insight_broadcast", ("龙虎榜播报", "Leaderboard broadcast"),
    TEAM,
    _switch("enabled", "启用", "In use"),
    Field("morning", ("早间时间", "Morning at")),
    Field("evening", ("晚间时间", "Evening at")),
    _switch("workdays_only", "仅工作日", "On workdays only"),
    Field("boards", ("榜单", "Boards")),
    _switch("own_team", "只在本团队内排名", "Ranked within the team"),
    _switch("email", "发邮件", "By e-mail"),
    _switch("robot", "发群机器人", "To group chats"),
    _switch("sms", "发短信", "By text message"),
    Field("top", ("公布前几名", "Places published"), "integer"),
    Field("since", ("时间自此生效", "Times hold since"), "datetime"),
    title="team__name", words={"boards": rewritten},
)  # fmt: skip
describe(
    "insight_unpublished", ("不公布名单", "Not published"),
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    TEAM,
    Field("reason", ("原因", "Reason")),
    Field("by_id", ("操作人", "By"), "ref", ref="member"),
    Field("at", ("时间", "At"), "datetime"),
    title="reason",
)  # fmt: skip
describe(
    "insight_dashboard", ("看板", "Dashboard"),
    account("owner_id", ("创建人", "Made by")),
    Field("name", ("名称", "Name")),
    Field("visibility", ("谁能看到", "Who sees it"), "choice", choices=(
        Choice("private", ("只有我", "Only me")), Choice("team", ("我的团队", "My team")),
        Choice("company", ("全公司", "The company")),
    )),
    Field("team_ids", ("可见的团队", "Teams that see it")),
    Field("tiles", ("组件", "Tiles")),
    title="name", words={"tiles": rewritten, "team_ids": rewritten},
)  # fmt: skip
