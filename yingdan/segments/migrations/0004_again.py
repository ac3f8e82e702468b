"""Customers who buy again and again, those worth most first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("segments", "0003_tallies")]
    operations = [
        migrations.AddIndex(
            "standing",
            models.Index(
                fields=["-won_year", "id"], name="segments_standing_again",
                condition=models.Q(buy_gaps__gte=2, won_year__gt=0, buy_expected__gt=0, won_last__isnull=False),
            ),
        )
    ]  # fmt: skip
