"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.customers"
    label = "customers"

    def ready(self) -> None:
        """Texts, permissions, resources and the follow-ups on timelines."""
        from yingdan.customers import permissions, texts  # noqa: F401
        from yingdan.customers import ports as own
        from yingdan.customers.resources import ALL
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec

        for resource in ALL:
            spec.register(resource)
        ports.timeline.add("followups", own.SOURCE)
