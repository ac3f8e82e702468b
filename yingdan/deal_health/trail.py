"""What the audit trail calls the thresholds of deal health."""

from yingdan.deal_health.types import KIND_CHOICES
from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.words import describe

describe(
    "deal_health_threshold", ("商机健康度设置", "Deal health setting"),
    Field("pipeline_id", ("销售流程", "Pipeline")),
    Field("kind", ("预警", "Signal"), "choice", choices=KIND_CHOICES),
    Field("active", ("启用", "Active"), "boolean"),
    Field("days", ("天数", "Days"), "integer"),
    Field("percent", ("百分比", "Percent"), "integer"),
    Field("count", ("次数", "Count"), "integer"),
    Field("weight", ("扣分", "Points"), "integer"),
    title="kind",
)  # fmt: skip
