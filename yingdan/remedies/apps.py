"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.remedies"
    label = "remedies"

    def ready(self) -> None:
        """Texts, permissions, resources, jobs."""
        from yingdan.platform.resources import spec
        from yingdan.remedies import jobs, permissions, resources, texts, trail  # noqa: F401

        for resource in resources.ALL:
            spec.register(resource)
