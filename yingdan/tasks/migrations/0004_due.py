"""The tasks of a day, whoever asks, from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0003_rank")]
    operations = [
        migrations.AddIndex(
            "task",
            models.Index(
                fields=["due_at", "id"], include=["status", "team", "owner", "created_by"], name="tasks_due",
            ),
        )
    ]  # fmt: skip
