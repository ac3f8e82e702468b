"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Texts, permissions and the resource."""
        from yingdan.platform.resources import spec
        from yingdan.tasks import permissions, texts, trail  # noqa: F401
        from yingdan.tasks.resources import TASK

        spec.register(TASK)
