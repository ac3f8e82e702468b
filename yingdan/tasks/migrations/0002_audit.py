"""Under the audit trail; who holds a task since when; the one row of settings."""

from django.db import migrations

from yingdan.org import owned_since
from yingdan.platform.audit import attach


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial"), ("platform", "0002_audit")]
    operations = [
        attach(
            "tasks_task", "tasks_checkline", "tasks_collaborator", "tasks_tasktemplate", "tasks_templateline",
            "tasks_tasksetting",
        ),
        owned_since.attach("tasks_task"),
    ]  # fmt: skip
