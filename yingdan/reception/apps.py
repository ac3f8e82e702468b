"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.reception"
    label = "reception"

    def ready(self) -> None:
        """Texts, permissions, resources."""
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.reception import permissions, texts, trail  # noqa: F401
        from yingdan.reception.resources import ALL
        from yingdan.reception.services import duties

        for resource in ALL:
            spec.register(resource)
        ports.duties.add("rota_seat", duties.SEATS)
        ports.duties.add("waiting", duties.WAITING)
