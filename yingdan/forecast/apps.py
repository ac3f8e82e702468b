"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class ForecastConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.forecast"
    label = "forecast"

    def ready(self) -> None:
        """Texts, permissions, jobs."""
        from yingdan.forecast import jobs, permissions, texts, trail  # noqa: F401
