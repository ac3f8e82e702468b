"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class CoverageConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.coverage"
    label = "coverage"

    def ready(self) -> None:
        """Texts, permissions, resources; what merging customers takes; a visit made counts at once."""
        from yingdan.coverage import jobs, permissions, resources, texts, trail  # noqa: F401
        from yingdan.coverage.services import checking, merge_parts
        from yingdan.customers import types as customers
        from yingdan.platform.resources import spec

        for resource in resources.ALL:
            spec.register(resource)
        for name, part in merge_parts.PARTS.items():
            customers.merge_parts.add(name, part)
        customers.contacted.add("coverage", customers.Contacted(checking.contacted))
