"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.targets"
    label = "targets"

    def ready(self) -> None:
        """Permissions, texts, jobs, the check of its sums, and the metric that comes with the product."""
        from yingdan.kernel import ports
        from yingdan.targets import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.targets.metrics import REVENUE_WON
        from yingdan.targets.services import upkeep

        ports.metrics.add(REVENUE_WON.code, REVENUE_WON)
        ports.doctor.add("won sums", ports.DoctorCheck(upkeep.drift, upkeep.rebuild))
