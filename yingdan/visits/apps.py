"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.visits"
    label = "visits"

    def ready(self) -> None:
        """Texts, permissions, resources; customers that were visited stay; plans are handed over."""
        from yingdan.customers import types as customers
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.visits import jobs, permissions, resources, texts, trail  # noqa: F401
        from yingdan.visits.selectors import of_customer
        from yingdan.visits.services import handing, merge_parts

        for resource in resources.ALL:
            spec.register(resource)
        customers.guards.add("visits", customers.DeletionGuard(merge_parts.guard_customer))
        customers.figures.add("visits", customers.CustomerFigures(of_customer.count))
        ports.handover.add("visit_plan", handing.PORT)
        for name, part in merge_parts.PARTS.items():
            customers.merge_parts.add(name, part)
