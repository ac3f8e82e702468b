"""Permissions that the platform guards."""

from yingdan.kernel.permissions import register

register("custom_field", scoped=False, manage=("管理自定义字段", "Manage custom fields"))
register("view", scoped=False, share=("把视图共享给团队或全公司", "Share views with the team or the whole company"))
register("notice", scoped=False, manage=("管理通知渠道", "Manage notification channels"))
register("audit", scoped=False, read=("查看审计日志", "View the audit log"))
