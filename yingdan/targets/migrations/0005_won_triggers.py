"""Triggers that keep the coarse sums of won deals."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent / "won.sql").read_text()
NAMES = "won_up won_unchanged rebuild_won compact_won won_drift"
UNDO = "".join(f"drop function targets_{name} cascade;" for name in NAMES.split())


class Migration(migrations.Migration):
    dependencies = [("targets", "0004_won_period"), ("deals", "0004_summaries")]
    operations = [migrations.RunSQL(SQL, UNDO)]
