"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PoolsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.pools"
    label = "pools"

    def ready(self) -> None:
        """Texts, permissions, resources, and what pools tell of records."""
        from yingdan.platform.resources import spec
        from yingdan.pools import permissions, texts, trail  # noqa: F401
        from yingdan.pools.resources import ALL

        for resource in ALL:
            spec.register(resource)
