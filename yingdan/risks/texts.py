"""What the risks app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

register_texts(
    {
        "notify.risk.assigned": ("{actor} 请您负责风险“{name}”", "{actor} gave you the risk {name}"),
        "notify.risk.raised": ("发现新风险：{name}", "New risk: {name}"),
        "notify.risk.raised_many": (
            "发现 {count} 个新风险，最高的是“{name}”",
            "{count} new risks, the highest: {name}",
        ),
        "notify.risk.review": ("今天复查风险“{name}”", "Review the risk {name} today"),
        "notify.risk.review_many": ("今天有 {count} 个风险要复查", "{count} risks are to be reviewed today"),
        "notify.risk.late": ("{owner} 的风险“{name}”逾期未复查", "The risk {name} of {owner} was not reviewed in time"),
        "notify.risk.late_many": (
            "下属有 {count} 个风险逾期未复查，涉及 {people} 人",
            "{count} risks of {people} people were not reviewed in time",
        ),
        "risk_changed": ("风险已被他人修改，请刷新后再试", "Someone else changed this risk; refresh and try again"),
        "risk_one_subject": ("风险只能关于一个对象", "A risk is about one thing only"),
        "risk_over": ("风险已结束", "The risk is over"),
        "risk_open": ("结论在风险结束时填写", "How it ended is said when it ends"),
        "risk_not_raised": ("这条风险不是规则产生的", "No rule raised this risk"),
        "risk_taken": ("风险已有人接手", "Somebody has taken this risk over"),
        "risk_review_ahead": ("复查日期要在今天之后", "The review day must lie ahead"),
        "risk_edges": ("金额要逐级增大", "Each amount must be larger than the one before"),
        "risk_again": ("同一信号已有新的风险", "The same signal has another risk by now"),
    }
)

groups.register("risk", ("风险", "Risks"))
