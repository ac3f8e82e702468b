"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.platform"
    label = "platform"
