"""What the deal_health app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "deal_health_weight": ("扣分须在 0 到 100 之间", "Points must be from 0 to 100"),
        "event.deal_health.thresholds_saved": (
            "修改商机健康度设置：{name}",
            "changed the deal health settings: {name}",
        ),
        "event.deal_health.thresholds_reset": (
            "商机健康度恢复为公司设置：{name}",
            "deal health follows the company's settings again: {name}",
        ),
    }
)
