"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.targets"
    label = "targets"

    def ready(self) -> None:
        """Permissions, texts, jobs, the check of its sums, and the metrics of won deals."""
        from yingdan.kernel import ports
        from yingdan.targets import (  # noqa: F401
            jobs,
            permissions,
            texts,
            texts_ahead,
            texts_life,
            texts_workbook,
            trail,
            trail_activity,
        )
        from yingdan.targets.metrics import DEALS_WON, REVENUE_WON
        from yingdan.targets.selectors import defined, duties
        from yingdan.targets.services import upkeep

        ports.duties.add("target", duties.REMAINING)
        for metric in (REVENUE_WON, DEALS_WON):
            ports.metrics.add(metric.code, metric)
        ports.metric_sources.add("defined", ports.MetricSource(defined.find, defined.listing))
        ports.doctor.add("won sums", ports.DoctorCheck(upkeep.drift, upkeep.rebuild))
