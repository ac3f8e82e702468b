"""Registers the kernel with Django."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """No models with business words; only what every request needs."""

    name = "yingdan.kernel"
    label = "kernel"

    def ready(self) -> None:
        """Lookups that queries of all apps use."""
        from yingdan.kernel import lookups  # noqa: F401
