"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.segments"
    label = "segments"

    def ready(self) -> None:
        """Texts, permissions, resources, what customers show of all this, and what merging them takes."""
        from yingdan.customers import types as customers
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.segments import jobs, permissions, resources, texts, trail  # noqa: F401
        from yingdan.segments import ports as own
        from yingdan.segments.services import losing, merge_parts, standing

        for resource in resources.ALL:
            spec.register(resource)
        spec.extend("customer", *resources.ON_CUSTOMERS)
        for name, part in merge_parts.PARTS.items():
            customers.merge_parts.add(name, part)
        customers.contacted.add("segments", customers.Contacted(standing.contacted))
        ports.timeline.add("class changes", own.TIMELINE)
        ports.doctor.add("losses", ports.DoctorCheck(losing.drift, losing.catch_up))
