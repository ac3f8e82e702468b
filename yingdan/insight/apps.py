"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.insight"
    label = "insight"
