"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.insight"
    label = "insight"

    def ready(self) -> None:
        """Permissions, jobs, and the check of its sums."""
        from yingdan.insight import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.insight.services import upkeep
        from yingdan.kernel import ports

        ports.doctor.add("stay sums", ports.DoctorCheck(upkeep.drift, upkeep.rebuild))
