"""Permissions that the tasks app guards."""

from typing import Any

from yingdan.kernel.permissions import register

register(
    "task",
    read=("查看任务", "View tasks"),
    create=("新建任务", "Create tasks"),
    edit=("编辑任务", "Edit tasks"),
    delete=("删除任务", "Delete tasks"),
    assign=("给他人派任务", "Give tasks to others"),
    export=("导出任务", "Export tasks"),
)
_import_task: dict[str, Any] = {"import": ("导入任务", "Import tasks")}  # a word of Python, so not a keyword argument
register("task", **_import_task)
register("task_setup", scoped=False, manage=("设置任务模板和提醒", "Set up task templates and reminders"))
