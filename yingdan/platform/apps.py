"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.platform"
    label = "platform"

    def ready(self) -> None:
        """Texts and permissions."""
        from yingdan.platform import permissions, texts  # noqa: F401
