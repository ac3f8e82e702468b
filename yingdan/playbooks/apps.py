"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PlaybooksConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.playbooks"
    label = "playbooks"
