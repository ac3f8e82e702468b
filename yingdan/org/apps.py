"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.org"
    label = "org"
