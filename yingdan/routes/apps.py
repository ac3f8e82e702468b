"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class RoutesConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.routes"
    label = "routes"

    def ready(self) -> None:
        """Texts, permissions, jobs; the map service; what merging customers takes and the phone takes along."""
        from yingdan.customers import types as customers
        from yingdan.routes import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.routes.selectors import packing
        from yingdan.routes.services import merge_parts
        from yingdan.routes.travelling import amap, port
        from yingdan.visits import types as visits

        port.providers.add("amap", amap.PROVIDER)
        visits.pack_parts.add("route", visits.PackPart(packing.orders))
        for name, part in merge_parts.PARTS.items():
            customers.merge_parts.add(name, part)
