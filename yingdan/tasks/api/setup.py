"""Routes of the settings of tasks."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Schema

from yingdan.kernel.http import Router, actor_of
from yingdan.tasks.models import TaskSetting
from yingdan.tasks.selectors.setup import setup
from yingdan.tasks.services import editing

router = Router(tags=["tasks"])


class SetupIn(Schema):
    """When superiors are told of overdue tasks (null: never), and whether mornings bring a notice."""

    version: int
    escalate_days: Annotated[int, Field(ge=1, le=365)] | None
    digest: bool


class SetupOut(Schema):
    """The settings."""

    version: int
    escalate_days: int | None
    digest: bool


@router.get("", permission="task.read", response=SetupOut)
def show(request: HttpRequest) -> TaskSetting:
    """The settings."""
    return setup()


@router.put("", permission="task_setup.manage", response=SetupOut)
def change(request: HttpRequest, body: SetupIn) -> TaskSetting:
    """Changes the settings."""
    return editing.change_setup(actor_of(request), body.version, body.dict(exclude={"version"}))
