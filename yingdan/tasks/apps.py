"""Registers the app and what it offers to the others."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """See README.md in this folder."""

    name = "yingdan.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Texts, permissions, jobs, the resource, and what is handed over when somebody leaves."""
        from yingdan.kernel import ports
        from yingdan.platform.resources import spec
        from yingdan.tasks import jobs, permissions, texts, trail  # noqa: F401
        from yingdan.tasks.resources import TASK
        from yingdan.tasks.services import handing

        spec.register(TASK)
        ports.handover.add("task", handing.PORT)
