"""What the audit trail calls the settings of pools."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

POOL = Field("pool_id", ("公海", "Pool"), "ref", ref="pool")
MEMBER = Field("member_id", ("成员", "Member"), "ref", ref="member")
NAME = Field("name", ("名称", "Name"))
ORDER = Field("position", ("顺序", "Order"), "integer")


def _number(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "integer")


describe(
    "pools_pool", ("公海", "Pool"),
    ORDER,
    Field("assign_only", ("只分配不领取", "Assigned only"), "boolean"),
    Field("hidden", ("领取前隐藏的字段", "Hidden before claiming")),
    _number("max_held", "最多持有", "Most held"),
    Field("free_held", ("不计入持有", "Not counted as held")),
    _number("claims_per_day", "每日领取上限", "Claims a day"),
    _number("cooldown_days", "前负责人冷却天数", "Cool-down, days"),
    _number("protect_hours", "新入池保护小时", "Protection, hours"),
    _number("views_per_day", "每日查看上限", "Views a day"),
    _number("max_locks", "锁定上限", "Most locks"),
    Field("claim_reasons", ("领取原因", "Reasons to claim")),
    Field("release_reasons", ("退回原因", "Reasons to release")),
    Field("fresh", ("新到提醒", "Notice of what is new"), "choice", choices=(
        Choice("off", ("不提醒", "Never")),
        Choice("daily", ("每天一次", "Once a day")),
        Choice("hourly", ("最多每小时一次", "At most hourly")),
    )),
    _number("undo_hours", "可撤销小时", "Undo window, hours"),
    _number("warn_days", "提前提醒天数", "Warning, days before"),
    _number("warn_superior_days", "提前提醒上级天数", "Warning to the superior, days before"),
    Field("onward_id", ("之后转入", "Next pool"), "ref", ref="pool"),
    _number("onward_days", "多少天后转入", "Days until the next pool"),
)  # fmt: skip
describe(
    "pools_party", ("公海成员", "Member of a pool"),
    POOL,
    Field("admin", ("管理员", "Administrator"), "boolean"),
    MEMBER,
    Field("team_id", ("部门", "Team"), "ref", ref="team"),
    Field("role_id", ("角色", "Role"), "ref", ref="accounts_role"),
    title="pool__name",
)  # fmt: skip
describe(
    "pools_rule", ("回收规则", "Recycling rule"),
    POOL,
    Field("target_id", ("回收到", "Goes to"), "ref", ref="pool"),
    NAME,
    Field("active", ("启用", "On"), "boolean"),
    ORDER,
    Field("every", ("全部满足", "All must hold"), "boolean"),
    Field("clauses", ("条件", "Clauses")),
    Field("condition", ("适用范围", "Records")),
    Field("workdays", ("按工作日", "Counts workdays"), "boolean"),
    Field("spares_won", ("成交客户除外", "Spares those who bought"), "boolean"),
    Field("counts_from", ("从哪天起算", "Counts from"), "date"),
    title="name",
    words={"clauses": rewritten, "condition": rewritten},
)  # fmt: skip
describe(
    "pools_exemption", ("回收豁免", "Exemption from recycling"),
    Field("kind", ("方式", "How"), "choice", choices=(
        Choice("lock", ("锁定", "Locked")), Choice("list", ("列入名单", "Listed")),
    )),
    Field("customer_id", ("客户", "Customer"), "ref", ref="customer"),
    Field("lead_id", ("线索", "Lead"), "ref", ref="lead"),
    MEMBER,
    Field("by_id", ("操作人", "By"), "ref", ref="member"),
    Field("at", ("时间", "When"), "datetime"),
    Field("until", ("截止日期", "Until"), "date"),
    Field("reason", ("原因", "Why")),
    title="reason",
)  # fmt: skip
describe(
    "pools_dispatch", ("公海自动分配", "Automatic assignment of a pool"),
    POOL,
    Field("active", ("启用", "On"), "boolean"),
    Field("method", ("方式", "Method"), "choice", choices=(
        Choice("round_robin", ("轮流", "In turn")), Choice("ratio", ("按比例", "By share")),
        Choice("load", ("按负荷", "By load")), Choice("territory", ("按区域", "By territory")),
        Choice("ability", ("按能力", "By ability")),
    )),
    Field("hours", ("时段", "Hours")),
    Field("on_duty_only", ("只给在岗的人", "Only those on duty"), "boolean"),
    Field("territory_only", ("只给本区域的人", "Only in the own territory"), "boolean"),
    Field("cursor", ("轮到", "Turn")),
    title="pool__name",
    words={"hours": rewritten, "cursor": rewritten},
)  # fmt: skip
describe(
    "pools_seat", ("公海接收人", "Receiver of a pool"),
    POOL,
    MEMBER,
    Field("share", ("份额", "Share"), "decimal"),
    _number("ability", "能力分", "Ability"),
    _number("lower", "最少持有", "Fewest"),
    _number("upper", "最多持有", "Most"),
    Field("paused", ("暂停", "Paused"), "boolean"),
    title="member__name",
)  # fmt: skip
