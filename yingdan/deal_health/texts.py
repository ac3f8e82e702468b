"""What the deal_health app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
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
