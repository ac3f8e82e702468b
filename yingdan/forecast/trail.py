"""What the audit trail calls the settings."""

from yingdan.platform.resources.spec import Choice, Field
from yingdan.platform.trail.words import describe

describe(
    "forecast_setup", ("预测设置", "Settings of the forecast"),
    Field("cadence", ("提交周期", "Submitted for"), "choice", choices=(
        Choice("month", ("每月", "Each month")), Choice("quarter", ("每季", "Each quarter")),
    )),
    Field("rates", ("加权用的赢率", "Win rates for weighting"), "choice", choices=(
        Choice("history", ("历史赢率", "From history")), Choice("configured", ("设定赢率", "As configured")),
    )),
    Field("window", ("回看天数", "Days looked back"), "integer"),
    Field("stale_days", ("几天后提示过期", "Called old after days"), "integer"),
)  # fmt: skip
