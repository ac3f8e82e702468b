"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.platform"
    label = "platform"

    def ready(self) -> None:
        """Texts, permissions, and the events' part of timelines."""
        from yingdan.kernel import ports
        from yingdan.platform import jobs, permissions, texts  # noqa: F401
        from yingdan.platform.exchange import jobs as imports  # noqa: F401
        from yingdan.platform.exchange import permissions as import_permissions  # noqa: F401
        from yingdan.platform.resources import hiding, timeline
        from yingdan.platform.trail import own  # noqa: F401

        ports.timeline.add("events", timeline.SOURCE)
        ports.fields.add("platform", hiding.CATALOGUE)
