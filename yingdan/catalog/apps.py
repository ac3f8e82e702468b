"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.catalog"
    label = "catalog"

    def ready(self) -> None:
        """Texts, permissions and the resource."""
        from yingdan.catalog import permissions, texts  # noqa: F401
        from yingdan.catalog.resources import PRODUCT
        from yingdan.platform.resources import spec

        spec.register(PRODUCT)
