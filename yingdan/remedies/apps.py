"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.remedies"
    label = "remedies"
