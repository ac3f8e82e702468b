"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.catalog"
    label = "catalog"
