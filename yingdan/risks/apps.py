"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.risks"
    label = "risks"

    def ready(self) -> None:
        """Texts, permissions, jobs, the resource, what is handed over, and what merging customers takes."""
        from yingdan.customers import types as customers
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.risks import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.risks.resources import RISK
        from yingdan.risks.services import handing, merge_parts

        spec.register(RISK)
        ports.handover.add("risk", handing.PORT)
        customers.merge_parts.add("risks", merge_parts.PART)
