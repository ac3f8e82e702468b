"""Permissions that the forecast app guards."""

from yingdan.kernel.permissions import register

register(
    "forecast",
    read=("查看预测", "View the forecast"),
    submit=("提交预测", "Submit the own forecast"),
    override=("调整下级预测", "Override forecasts of others"),
)
register("forecast_setup", scoped=False, manage=("设置预测", "Set up the forecast"))
