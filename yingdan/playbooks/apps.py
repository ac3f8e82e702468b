"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PlaybooksConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.playbooks"
    label = "playbooks"

    def ready(self) -> None:
        """Texts, jobs, and what the audit trail says."""
        from yingdan.playbooks import jobs, texts, trail  # noqa: F401
