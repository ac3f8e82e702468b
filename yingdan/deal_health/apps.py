"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class DealHealthConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.deal_health"
    label = "deal_health"

    def ready(self) -> None:
        """Texts, permissions, jobs, and what lists of deals show of all this."""
        from yingdan.deal_health import jobs, resources, texts, trail  # noqa: F401
        from yingdan.deal_health.selectors.signals import levels
        from yingdan.deal_health.services import refreshing
        from yingdan.deals.types import CardMarks, card_marks
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec

        spec.extend("deal", *resources.ON_DEALS, columns=("health",))
        card_marks.add("deal health", CardMarks(levels))
        ports.doctor.add("deal health", ports.DoctorCheck(refreshing.drift, refreshing.rebuild))
