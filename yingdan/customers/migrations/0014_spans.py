"""The work of a span of days from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0013_contact_duplicates")]
    operations = [
        migrations.AddIndex(
            "worktally",
            models.Index(
                fields=["grain", "day"], name="customers_worktally_span",
                include=["team_id", "owner_id", "customers", "followups", "calls", "visits", "meetings", "demos"],
            ),
        ),
        migrations.RemoveIndex("worktally", "customers_worktally_day"),
    ]  # fmt: skip
