"""Routes of tasks."""

from ninja import Router

from yingdan.tasks.api.setup import router as setup
from yingdan.tasks.api.tasks import router as tasks
from yingdan.tasks.api.templates import router as templates

ROUTERS: list[tuple[str, Router]] = [("/tasks", tasks), ("/task-templates", templates), ("/task-setup", setup)]
