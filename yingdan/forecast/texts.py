"""What the forecast app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "forecast_period": (
            "预测按{cadence}提交，请选择{cadence}",
            "Forecasts are submitted by the {cadence}: choose one",
        ),
        "forecast_month": ("月", "month"),
        "forecast_quarter": ("季度", "quarter"),
        "forecast_over": ("{period} 已经结束，不能再提交", "{period} is over, it takes no more calls"),
        "forecast_order": ("最好情况不能低于承诺", "Best case cannot be less than commit"),
        "forecast_changed": (
            "{name} 刚刚更新过这个预测，请看过新的数字再提交",
            "{name} has just changed this forecast: look at the new figures first",
        ),
        "forecast_not_overridden": ("这里没有生效的调整", "Nothing is overridden here"),
        "forecast_reason": ("调整别人的预测要写明原因", "Say why you override somebody's forecast"),
        "forecast_own": ("自己的预测请直接提交，不用调整", "Your own forecast is submitted, not overridden"),
        "event.forecast.submitted": (
            "提交{period}预测：承诺 {commit}，最好 {best}",
            "submitted the forecast of {period}: commit {commit}, best case {best}",
        ),
        "event.forecast.overridden": (
            "把{name}{period}的预测调整为承诺 {commit}，最好 {best}：{note}",
            "overrode the forecast of {name} for {period}: commit {commit}, best case {best}: {note}",
        ),
        "event.forecast.withdrawn": (
            "撤销对{name}{period}预测的调整：{note}",
            "took back the override of {name}'s forecast for {period}: {note}",
        ),
    }
)
