"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class ForecastConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.forecast"
    label = "forecast"

    def ready(self) -> None:
        """Texts, permissions, jobs, and what risks ask of the forecast."""
        from yingdan.forecast import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.forecast.selectors import behind
        from yingdan.targets import ports

        ports.outlooks.add("forecast", ports.Outlooks(behind.behind))
