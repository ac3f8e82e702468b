"""A target has levels beside itself: stretch, challenge, …"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("targets", "0011_activity_change")]

    operations = [
        migrations.AddField(
            "target",
            "levels",
            models.JSONField(db_default=models.Value([], models.JSONField()), default=list),
        ),
    ]
