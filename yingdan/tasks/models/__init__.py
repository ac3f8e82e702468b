"""Tasks and templates, by noun."""

from yingdan.tasks.models.task import CheckLine, Collaborator, Task
from yingdan.tasks.models.template import TaskSetting, TaskTemplate, TemplateLine

__all__ = ["CheckLine", "Collaborator", "Task", "TaskSetting", "TaskTemplate", "TemplateLine"]
