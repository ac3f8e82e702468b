"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class DealHealthConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.deal_health"
    label = "deal_health"
