"""Registers the kernel with Django."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """No models with business words; only what every request needs."""

    name = "yingdan.kernel"
    label = "kernel"
