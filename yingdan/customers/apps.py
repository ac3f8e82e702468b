"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.customers"
    label = "customers"
