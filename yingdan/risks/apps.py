"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.risks"
    label = "risks"
