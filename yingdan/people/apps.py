"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.people"
    label = "people"

    def ready(self) -> None:
        """Texts, permissions, resources."""
        from yingdan.people import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.people.resources import ALL
        from yingdan.platform.resources import spec

        for resource in ALL:
            spec.register(resource)
