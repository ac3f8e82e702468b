"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.targets"
    label = "targets"

    def ready(self) -> None:
        """Permissions, texts, and the metric that comes with the product."""
        from yingdan.kernel.ports import metrics
        from yingdan.targets import permissions, texts  # noqa: F401
        from yingdan.targets.metrics import REVENUE_WON

        metrics.add(REVENUE_WON.code, REVENUE_WON)
