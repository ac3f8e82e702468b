"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.customers"
    label = "customers"

    def ready(self) -> None:
        """Texts, permissions, resources, metrics, timelines, and what is handed over when somebody leaves."""
        from yingdan.customers import jobs, metrics, permissions, texts, trail, types  # noqa: F401
        from yingdan.customers import ports as own
        from yingdan.customers.resources import ALL
        from yingdan.customers.services import assigning, customers, handing, merge_parts, tally
        from yingdan.kernel import ports
        from yingdan.org import ports as org_ports
        from yingdan.platform.resources import spec

        for name, part in merge_parts.PARTS.items():
            types.merge_parts.add(name, part)
        for resource in ALL:
            spec.register(resource)
        for metric in metrics.METRICS:
            ports.metrics.add(metric.code, metric)
        ports.doctor.add("work tally", ports.DoctorCheck(tally.drift, tally.rebuild))
        ports.timeline.add("followups", own.SOURCE)
        org_ports.placed.add("customer", org_ports.PlacedRows(customers.place_all))
        owned = ports.Handover(("客户", "Customers"), assigning.owned, assigning.hand_over, handing.TRANSFER)
        ports.handover.add("customer", owned)
