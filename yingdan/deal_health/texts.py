"""What the deal_health app says to its users."""

from yingdan.kernel.texts import register_texts
from yingdan.platform.notices import groups

groups.register("deal_health", ("商机健康度", "Deal health"))
register_texts(
    {
        "notify.deal_health.risk": (
            "商机“{name}”出现风险，有 {count} 个预警",
            "The deal {name} is at risk: signals {count}",
        ),
        "notify.deal_health.risk_many": (
            "您有 {count} 个商机新出现风险，共 {amount} 元，最大的是“{name}”",
            "{count} of your deals are newly at risk, {amount} CNY in all, the largest is {name}",
        ),
        "notify.deal_health.below": (
            "下属有 {count} 个商机新出现风险，共 {amount} 元，涉及 {people} 人，最大的是“{name}”（{owner}）",
            "{count} deals of {people} people below you are newly at risk, {amount} CNY in all, the largest is {name} "
            "({owner})",
        ),
        "event.deal_health.company_saved": (
            "修改了全公司的商机健康度设置",
            "changed the company's deal health settings",
        ),
        "event.deal_health.pipeline_saved": (
            "修改了流程“{name}”的商机健康度设置",
            "changed the deal health settings of the pipeline {name}",
        ),
        "event.deal_health.pipeline_reset": (
            "流程“{name}”改回使用全公司的商机健康度设置",
            "let the pipeline {name} follow the company's deal health settings again",
        ),
    }
)
