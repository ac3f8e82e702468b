"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class LeadsConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.leads"
    label = "leads"
