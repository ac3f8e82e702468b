"""What was lost in a period, and the deals of a span of days, from indexes alone."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("deals", "0014_gates_audit")]
    operations = [
        migrations.AddIndex(
            "deal",
            models.Index(
                fields=["closed_on", "team", "owner"], condition=Q(status__in=["lost", "abandoned"]),
                name="deals_lost_closed",
            ),
        ),
        migrations.AddIndex(
            "dealtally",
            models.Index(
                fields=["grain", "day"], include=["team_id", "owner_id", "opened", "won", "volume"],
                name="deals_dealtally_span",
            ),
        ),
        migrations.RemoveIndex("dealtally", "deals_dealtally_day"),
    ]  # fmt: skip
